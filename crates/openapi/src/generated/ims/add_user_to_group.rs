//! `AddUserToGroup` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `AddUserToGroup` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `GroupName`.
    pub group_name: Option<String>,
    /// `UserPrincipalName`, required.
    pub user_principal_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            group_name: fields.text("GroupName")?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `AddUserToGroup` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `AddUserToGroup`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "AddUserToGroup",
    status: Status::Done,
    ram_action: "ram:AddUserToGroup",
    resources: &[
        "acs:ram:*:{Owner}:group/{GroupName}",
        "acs:ram:*:{Owner}:user/*",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_GROUP_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_GROUP_NAME_LENGTH,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_GROUP,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_ALREADY_EXISTS_USER_GROUP,
        errors::LIMIT_EXCEEDED_USER_GROUP,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("GroupName").malformed(&errors::INVALID_PARAMETER_GROUP_NAME_LENGTH),
    text("UserPrincipalName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
