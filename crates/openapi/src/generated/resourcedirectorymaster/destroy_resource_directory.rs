//! `DestroyResourceDirectory` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DestroyResourceDirectory` asks for.
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

/// What `DestroyResourceDirectory` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DestroyResourceDirectory`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "DestroyResourceDirectory",
    status: Status::Done,
    ram_action: "resourcemanager:DestroyResourceDirectory",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::DELETE_CONFLICT_RESOURCE_DIRECTORY_ACCOUNT,
        errors::DELETE_CONFLICT_RESOURCE_DIRECTORY_FOLDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[];
