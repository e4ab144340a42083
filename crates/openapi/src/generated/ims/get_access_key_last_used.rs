//! `GetAccessKeyLastUsed` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccessKeyLastUsed` asks for.
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

/// What `GetAccessKeyLastUsed` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccessKeyLastUsed`.
    pub access_key_last_used: ResponseAccessKeyLastUsed,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AccessKeyLastUsed", &self.access_key_last_used);
    }
}

/// `AccessKeyLastUsed`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccessKeyLastUsed {
    /// `AccessKeyLastUsed.LastUsedDate`.
    pub last_used_date: String,
    /// `AccessKeyLastUsed.ServiceName`.
    pub service_name: String,
}

impl Fields for ResponseAccessKeyLastUsed {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LastUsedDate", &self.last_used_date);
        out.text("ServiceName", &self.service_name);
    }
}

/// `GetAccessKeyLastUsed`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetAccessKeyLastUsed",
    status: Status::Done,
    ram_action: "ram:GetAccessKeyLastUsed",
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
