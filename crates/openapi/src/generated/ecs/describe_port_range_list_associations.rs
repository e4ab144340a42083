//! `DescribePortRangeListAssociations` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DescribePortRangeListAssociations` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `MaxResults`; default 10.
    pub max_results: Option<i64>,
    /// `NextToken`.
    pub next_token: Option<String>,
    /// `PortRangeListId`, required.
    pub port_range_list_id: Option<String>,
    /// `RegionId`, required.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            max_results: fields.integer("MaxResults")?,
            next_token: fields.text("NextToken")?,
            port_range_list_id: fields.text("PortRangeListId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DescribePortRangeListAssociations` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `NextToken`.
    pub next_token: String,
    /// `PortRangeListAssociations`.
    pub port_range_list_associations: Vec<ResponsePortRangeListAssociations>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("NextToken", &self.next_token);
        write_list(
            out,
            "PortRangeListAssociations",
            None,
            &self.port_range_list_associations,
        );
    }
}

/// `PortRangeListAssociations`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponsePortRangeListAssociations {
    /// `PortRangeListAssociations[].ResourceId`.
    pub resource_id: String,
    /// `PortRangeListAssociations[].ResourceType`.
    pub resource_type: String,
}

impl Fields for ResponsePortRangeListAssociations {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("ResourceId", &self.resource_id);
        out.text("ResourceType", &self.resource_type);
    }
}

/// `DescribePortRangeListAssociations`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DescribePortRangeListAssociations",
    status: Status::Done,
    ram_action: "ecs:DescribePortRangeListAssociations",
    resources: &["acs:ecs:{RegionId}:{Owner}:portrangelist/{PortRangeListId}"],
    params: PARAMS,
    errors: &[errors::INVALID_PORT_RANGE_LIST_ID_NOT_FOUND],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    integer("MaxResults"),
    text("NextToken"),
    text("PortRangeListId").required(),
    text("RegionId").required(),
];
