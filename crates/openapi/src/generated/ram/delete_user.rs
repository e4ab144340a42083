//! `DeleteUser` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteUser` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserName`, required.
    pub user_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            user_name: fields.text("UserName")?,
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
    product: "Ram",
    version: "2015-05-01",
    name: "DeleteUser",
    status: Status::Done,
    ram_action: "ram:DeleteUser",
    resources: &["acs:ram:*:{Owner}:user/{UserName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
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

static PARAMS: &[Param] = &[text("UserName")
    .required()
    .sized(1, 64)
    .malformed(&errors::INVALID_PARAMETER_USER_NAME_LENGTH)];
