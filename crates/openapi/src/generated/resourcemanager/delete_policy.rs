//! `DeletePolicy` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeletePolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            policy_name: fields.text("PolicyName")?,
        })
    }
}

/// What `DeletePolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeletePolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "DeletePolicy",
    status: Status::Done,
    ram_action: "ram:DeletePolicy",
    resources: &["acs:ram:*:{Owner}:policy/{PolicyName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::DELETE_CONFLICT_POLICY_GROUP,
        errors::DELETE_CONFLICT_POLICY_ROLE,
        errors::DELETE_CONFLICT_POLICY_USER,
        errors::DELETE_CONFLICT_POLICY_VERSION,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("PolicyName")
    .required()
    .sized(1, 128)
    .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH)];
