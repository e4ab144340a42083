//! `SetDefaultPolicyVersion` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetDefaultPolicyVersion` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `VersionId`, required.
    pub version_id: Option<String>,
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
            version_id: fields.text("VersionId")?,
        })
    }
}

/// What `SetDefaultPolicyVersion` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `SetDefaultPolicyVersion`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "SetDefaultPolicyVersion",
    status: Status::Done,
    ram_action: "ram:SetDefaultPolicyVersion",
    resources: &["acs:ram:*:{Owner}:policy/{PolicyName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_VERSION_ID_FORMAT,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_POLICY_VERSION,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("PolicyName")
        .required()
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    text("VersionId")
        .required()
        .malformed(&errors::INVALID_PARAMETER_VERSION_ID_FORMAT),
];
