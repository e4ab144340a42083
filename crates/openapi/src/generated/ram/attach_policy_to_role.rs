//! `AttachPolicyToRole` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AttachPolicyToRole` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `PolicyType`, required.
    pub policy_type: Option<String>,
    /// `ResourceGroupId`.
    pub resource_group_id: Option<String>,
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
            policy_name: fields.text("PolicyName")?,
            policy_type: fields.text("PolicyType")?,
            resource_group_id: fields.text("ResourceGroupId")?,
            role_name: fields.text("RoleName")?,
        })
    }
}

/// What `AttachPolicyToRole` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `AttachPolicyToRole`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "AttachPolicyToRole",
    status: Status::Done,
    ram_action: "ram:AttachPolicyToRole",
    resources: &[
        "acs:ram:*:{Owner}:role/{RoleName}",
        "acs:ram:*:{Owner}:policy/{PolicyName}",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_OPERATION_ROLE_SERVICE_LINKED,
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_ROLE_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP,
        errors::ENTITY_ALREADY_EXISTS_ROLE_POLICY,
        errors::LIMIT_EXCEEDED_ROLE_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("PolicyName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_POLICY_NAME_LENGTH),
    text("PolicyType")
        .required()
        .one_of(&["System", "Custom"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
    text("ResourceGroupId"),
    text("RoleName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_ROLE_NAME_LENGTH),
];
