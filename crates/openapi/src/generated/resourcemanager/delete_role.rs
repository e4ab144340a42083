//! `DeleteRole` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteRole` asks for.
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

/// What `DeleteRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "DeleteRole",
    status: Status::Done,
    ram_action: "ram:DeleteRole",
    resources: &["acs:ram:*:{Owner}:role/{RoleName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_OPERATION_ROLE_SERVICE_LINKED,
        errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_ROLE_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::DELETE_CONFLICT_ROLE_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("RoleName")
    .required()
    .sized(1, 64)
    .malformed(&errors::INVALID_PARAMETER_ROLE_NAME_LENGTH)];
