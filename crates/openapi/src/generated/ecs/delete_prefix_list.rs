//! `DeletePrefixList` of Ecs 2014-05-26.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeletePrefixList` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PrefixListId`, required.
    pub prefix_list_id: Option<String>,
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
            prefix_list_id: fields.text("PrefixListId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `DeletePrefixList` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeletePrefixList`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ecs",
    version: "2014-05-26",
    name: "DeletePrefixList",
    status: Status::Done,
    ram_action: "ecs:DeletePrefixList",
    resources: &["acs:ecs:{RegionId}:{Owner}:prefixlist/{PrefixListId}"],
    params: PARAMS,
    errors: &[
        errors::DEPENDENCY_VIOLATION_PREFIX_LIST,
        errors::INVALID_PREFIX_LIST_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("PrefixListId").required(), text("RegionId").required()];
