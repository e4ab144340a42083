//! `DeleteUser` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteUser` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserId`.
    pub user_id: Option<String>,
    /// `UserPrincipalName`.
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
            user_id: fields.text("UserId")?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `DeleteUser` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteUser`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "DeleteUser",
    status: Status::Done,
    ram_action: "ram:DeleteUser",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_ID,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::DELETE_CONFLICT_USER_ACCESS_KEY,
        errors::DELETE_CONFLICT_USER_GROUP,
        errors::DELETE_CONFLICT_USER_LOGIN_PROFILE,
        errors::DELETE_CONFLICT_USER_MFA_DEVICE,
        errors::DELETE_CONFLICT_USER_POLICY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("UserId").malformed(&errors::INVALID_PARAMETER_USER_ID),
    text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
