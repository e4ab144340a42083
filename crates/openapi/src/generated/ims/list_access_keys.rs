//! `ListAccessKeys` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListAccessKeys` asks for.
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

/// What `ListAccessKeys` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `AccessKeys`.
    pub access_keys: Vec<ResponseAccessKey>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(out, "AccessKeys", Some("AccessKey"), &self.access_keys);
    }
}

/// `AccessKeys`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseAccessKey {
    /// `AccessKeys.AccessKey[].AccessKeyId`.
    pub access_key_id: String,
    /// `AccessKeys.AccessKey[].CreateDate`.
    pub create_date: String,
    /// `AccessKeys.AccessKey[].Status`.
    pub status: String,
    /// `AccessKeys.AccessKey[].UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseAccessKey {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("CreateDate", &self.create_date);
        out.text("Status", &self.status);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `ListAccessKeys`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListAccessKeys",
    status: Status::Done,
    ram_action: "ram:ListAccessKeys",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] =
    &[text("UserPrincipalName").malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT)];
