//! `DeletePortRangeList` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeletePortRangeList` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            port_range_list_id: fields.text("PortRangeListId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DeletePortRangeList` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeletePortRangeList`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DeletePortRangeList",
    status: Status::Done,
    ram_action: "ecs:DeletePortRangeList",
    resources: &["acs:ecs:{RegionId}:{Owner}:portrangelist/{PortRangeListId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PORT_RANGE_LIST_ID_NOT_FOUND,
        errors::DEPENDENCY_VIOLATION_PORT_RANGE_LIST,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("PortRangeListId").required(),
    text("RegionId").required(),
];
