//! `ReleaseEipAddress` of Vpc 2016-04-28.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ReleaseEipAddress` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AllocationId`, required.
    pub allocation_id: Option<String>,
    /// `RegionId`.
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
            allocation_id: fields.text("AllocationId")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `ReleaseEipAddress` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ReleaseEipAddress`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Vpc",
    version: "2016-04-28",
    name: "ReleaseEipAddress",
    status: Status::Done,
    ram_action: "vpc:ReleaseEipAddress",
    resources: &["acs:vpc:{RegionId}:{Owner}:eip/{AllocationId}"],
    params: PARAMS,
    errors: &[
        errors::INCORRECT_EIP_STATUS,
        errors::INVALID_ALLOCATION_ID_NOT_FOUND,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("AllocationId").required(), text("RegionId")];
