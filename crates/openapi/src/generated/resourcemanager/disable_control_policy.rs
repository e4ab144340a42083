//! `DisableControlPolicy` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DisableControlPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let _ = params;
        Ok(Self {})
    }
}

/// What `DisableControlPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `EnablementStatus`.
    pub enablement_status: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("EnablementStatus", &self.enablement_status);
    }
}

/// `DisableControlPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "DisableControlPolicy",
    status: Status::Done,
    ram_action: "resourcemanager:DisableControlPolicy",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
