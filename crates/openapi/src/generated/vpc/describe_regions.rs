//! `DescribeRegions` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeRegions` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AcceptLanguage`.
    pub accept_language: Option<String>,
    /// `ProductType`.
    pub product_type: Option<String>,
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
            product_type: fields.text("ProductType")?,
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
}

impl Fields for ResponseRegion {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LocalName", &self.local_name);
        out.text("RegionEndpoint", &self.region_endpoint);
        out.text("RegionId", &self.region_id);
    }
}

/// `DescribeRegions`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeRegions",
    status: Status::Done,
    ram_action: "vpc:DescribeRegions",
    resources: &["*"],
    params: PARAMS,
    errors: &[],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AcceptLanguage").one_of(&["zh-CN", "en-US", "ja"]),
    text("ProductType"),
];
