//! `DeleteServiceLinkedRole` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteServiceLinkedRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `RoleName`, required.
    pub role_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            role_name: fields.text("RoleName")?,
        })
    }
}

/// What `DeleteServiceLinkedRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DeletionTaskId`.
    pub deletion_task_id: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DeletionTaskId", &self.deletion_task_id);
    }
}

/// `DeleteServiceLinkedRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "DeleteServiceLinkedRole",
    status: Status::Done,
    ram_action: "ram:DeleteServiceLinkedRole",
    resources: &["acs:ram:*:{Owner}:role/{RoleName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_ROLE_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::ENTITY_NOT_EXIST_SERVICE_LINKED_ROLE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("RoleName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_ROLE_NAME_LENGTH)];
