//! `GetAccessKeyLastUsed` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccessKeyLastUsed` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserAccessKeyId`, required.
    pub user_access_key_id: Option<String>,
    /// `UserName`.
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
            user_access_key_id: fields.text("UserAccessKeyId")?,
            user_name: fields.text("UserName")?,
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
}

impl Fields for ResponseAccessKeyLastUsed {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("LastUsedDate", &self.last_used_date);
    }
}

/// `GetAccessKeyLastUsed`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "GetAccessKeyLastUsed",
    status: Status::Done,
    ram_action: "ram:GetAccessKeyLastUsed",
    resources: &["acs:ram:*:{Owner}:user/{UserName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("UserAccessKeyId").required(),
    text("UserName").malformed(&errors::INVALID_PARAMETER_USER_NAME_LENGTH),
];
