//! `UpdateAccessKey` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateAccessKey` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Status`, required.
    pub status: Option<String>,
    /// `UserAccessKeyId`, required.
    pub user_access_key_id: Option<String>,
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
            status: fields.text("Status")?,
            user_access_key_id: fields.text("UserAccessKeyId")?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `UpdateAccessKey` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `UpdateAccessKey`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "UpdateAccessKey",
    status: Status::Done,
    ram_action: "ram:UpdateAccessKey",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_STATUS,
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Status")
        .required()
        .one_of(&["Active", "Inactive"])
        .malformed(&errors::INVALID_PARAMETER_STATUS),
    text("UserAccessKeyId").required(),
    text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
