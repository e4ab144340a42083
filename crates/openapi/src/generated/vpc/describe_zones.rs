//! `DescribeZones` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribeZones` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AcceptLanguage`.
    pub accept_language: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
    /// `ZoneType`.
    pub zone_type: Option<String>,
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
            region_id: fields.text("RegionId")?,
            zone_type: fields.text("ZoneType")?,
        })
    }
}

/// What `DescribeZones` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `Zones`.
    pub zones: Vec<ResponseZone>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "Zones", Some("Zone"), &self.zones);
    }
}

/// `Zones`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseZone {
    /// `Zones.Zone[].LocalName`.
    pub local_name: String,
    /// `Zones.Zone[].ZoneId`.
    pub zone_id: String,
}

impl Fields for ResponseZone {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LocalName", &self.local_name);
        out.text("ZoneId", &self.zone_id);
    }
}

/// `DescribeZones`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "DescribeZones",
    status: Status::Done,
    ram_action: "vpc:DescribeZones",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::INVALID_REGION_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AcceptLanguage").one_of(&["zh-CN", "en-US", "ja"]),
    text("RegionId").required(),
    text("ZoneType"),
];
