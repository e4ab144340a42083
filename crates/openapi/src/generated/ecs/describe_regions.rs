//! `DescribeRegions` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeRegions` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AcceptLanguage`; default zh-CN.
    pub accept_language: Option<String>,
    /// `InstanceChargeType`; default PostPaid.
    pub instance_charge_type: Option<String>,
    /// `ResourceType`; default instance.
    pub resource_type: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            accept_language: fields.text("AcceptLanguage")?,
            instance_charge_type: fields.text("InstanceChargeType")?,
            resource_type: fields.text("ResourceType")?,
        })
    }
}

/// What `DescribeRegions` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Regions`.
    pub regions: Vec<ResponseRegion>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Regions", Some("Region"), &self.regions);
    }
}

/// `Regions`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseRegion {
    /// `Regions.Region[].LocalName`.
    pub local_name: String,
    /// `Regions.Region[].RegionEndpoint`.
    pub region_endpoint: String,
    /// `Regions.Region[].RegionId`.
    pub region_id: String,
    /// `Regions.Region[].Status`.
    pub status: String,
}

impl Fields for ResponseRegion {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LocalName", &self.local_name);
        out.text("RegionEndpoint", &self.region_endpoint);
        out.text("RegionId", &self.region_id);
        out.text("Status", &self.status);
    }
}

/// `DescribeRegions`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribeRegions",
    status: Status::Done,
    ram_action: "ecs:DescribeRegions",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::UNAUTHORIZED_EMPTY_REGION,
        errors::INVALID_ACCEPT_LANGUAGE_NOT_FOUND,
        errors::INVALID_RESOURCE_TYPE_NOT_FOUND,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AcceptLanguage").one_of(&["zh-CN", "zh-TW", "en-US", "ja", "fr", "de", "ko"]),
    text("InstanceChargeType").one_of(&[
        "PrePaid",
        "PostPaid",
        "SpotWithPriceLimit",
        "SpotAsPriceGo",
    ]),
    text("ResourceType").one_of(&["instance", "disk", "reservedinstance", "scu"]),
];
