//! `AttachPolicy` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AttachPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `PolicyName`, required.
    pub policy_name: Option<String>,
    /// `PolicyType`, required.
    pub policy_type: Option<String>,
    /// `PrincipalName`, required.
    pub principal_name: Option<String>,
    /// `PrincipalType`, required.
    pub principal_type: Option<String>,
    /// `ResourceGroupId`, required.
    pub resource_group_id: Option<String>,
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
            principal_name: fields.text("PrincipalName")?,
            principal_type: fields.text("PrincipalType")?,
            resource_group_id: fields.text("ResourceGroupId")?,
        })
    }
}

/// What `AttachPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `AttachPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "AttachPolicy",
    status: Status::Done,
    ram_action: "ram:AttachPolicy",
    resources: &[
        "acs:ram:*:{Owner}:user/{PrincipalName}",
        "acs:ram:*:{Owner}:group/{PrincipalName}",
        "acs:ram:*:{Owner}:role/{PrincipalName}",
        "acs:ram:*:{Owner}:policy/{PolicyName}",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_OPERATION_ROLE_SERVICE_LINKED,
        errors::INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_GROUP_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_POLICY_NAME_LENGTH,
        errors::INVALID_PARAMETER_POLICY_TYPE,
        errors::INVALID_PARAMETER_PRINCIPAL_NAME,
        errors::INVALID_PARAMETER_PRINCIPAL_TYPE,
        errors::INVALID_PARAMETER_ROLE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_ROLE_NAME_LENGTH,
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_GROUP,
        errors::ENTITY_NOT_EXIST_POLICY,
        errors::ENTITY_NOT_EXIST_ROLE,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXISTS_RESOURCE_GROUP,
        errors::ENTITY_ALREADY_EXISTS_GROUP_POLICY,
        errors::ENTITY_ALREADY_EXISTS_ROLE_POLICY,
        errors::ENTITY_ALREADY_EXISTS_USER_POLICY,
        errors::LIMIT_EXCEEDED_GROUP_POLICY,
        errors::LIMIT_EXCEEDED_ROLE_POLICY,
        errors::LIMIT_EXCEEDED_USER_POLICY,
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
    text("PolicyType")
        .required()
        .one_of(&["Custom", "System"])
        .malformed(&errors::INVALID_PARAMETER_POLICY_TYPE),
    text("PrincipalName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_PRINCIPAL_NAME),
    text("PrincipalType")
        .required()
        .one_of(&["IMSUser", "IMSGroup", "ServiceRole"])
        .malformed(&errors::INVALID_PARAMETER_PRINCIPAL_TYPE),
    text("ResourceGroupId").required(),
];
