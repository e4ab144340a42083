//! `ChangePassword` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ChangePassword` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `NewPassword`, required.
    pub new_password: Option<String>,
    /// `OldPassword`, required.
    pub old_password: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            new_password: fields.text("NewPassword")?,
            old_password: fields.text("OldPassword")?,
        })
    }
}

/// What `ChangePassword` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `ChangePassword`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ChangePassword",
    status: Status::Done,
    ram_action: "ram:ChangePassword",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_NEW_PASSWORD_REUSE_PREVENTION,
        errors::INVALID_PARAMETER_NEW_PASSWORD_TOO_WEAK,
        errors::INVALID_PARAMETER_OLD_PASSWORD_INCORRECT,
        errors::NOT_SUPPORT_ACCOUNT,
        errors::ENTITY_NOT_EXIST_USER_LOGIN_PROFILE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("NewPassword").required(),
    text("OldPassword").required(),
];
