//! `GetAccessKeyPolicy` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccessKeyPolicy` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            user_access_key_id: fields.text("UserAccessKeyId")?,
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `GetAccessKeyPolicy` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccessKeyId`.
    pub access_key_id: String,
    /// `AccessKeyPolicy`.
    pub access_key_policy: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("AccessKeyPolicy", &self.access_key_policy);
    }
}

/// `GetAccessKeyPolicy`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetAccessKeyPolicy",
    status: Status::Done,
    ram_action: "ram:GetAccessKeyPolicy",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("UserAccessKeyId").required(),
    text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT),
];
