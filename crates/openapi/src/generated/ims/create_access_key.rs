//! `CreateAccessKey` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateAccessKey` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `CreateAccessKey` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccessKey`.
    pub access_key: ResponseAccessKey,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "AccessKey", &self.access_key);
    }
}

/// `AccessKey`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccessKey {
    /// `AccessKey.AccessKeyId`.
    pub access_key_id: String,
    /// `AccessKey.AccessKeySecret`.
    pub access_key_secret: String,
    /// `AccessKey.CreateDate`.
    pub create_date: String,
    /// `AccessKey.Status`.
    pub status: String,
}

impl Fields for ResponseAccessKey {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("AccessKeySecret", &self.access_key_secret);
        out.text("CreateDate", &self.create_date);
        out.text("Status", &self.status);
    }
}

/// `CreateAccessKey`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "CreateAccessKey",
    status: Status::Done,
    ram_action: "ram:CreateAccessKey",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::LIMIT_EXCEEDED_USER_ACCESS_KEY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] =
    &[text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT)];
