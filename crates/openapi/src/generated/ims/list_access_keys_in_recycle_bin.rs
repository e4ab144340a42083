//! `ListAccessKeysInRecycleBin` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListAccessKeysInRecycleBin` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserId`, required.
    pub user_id: Option<String>,
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
        })
    }
}

/// What `ListAccessKeysInRecycleBin` answers.
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
    /// `AccessKeys.AccessKey[].DeleteDate`.
    pub delete_date: String,
    /// `AccessKeys.AccessKey[].RecycleDate`.
    pub recycle_date: String,
}

impl Fields for ResponseAccessKey {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("CreateDate", &self.create_date);
        out.text("DeleteDate", &self.delete_date);
        out.text("RecycleDate", &self.recycle_date);
    }
}

/// `ListAccessKeysInRecycleBin`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListAccessKeysInRecycleBin",
    status: Status::Done,
    ram_action: "ram:ListAccessKeysInRecycleBin",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::ENTITY_NOT_EXIST_USER],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserId").required()];
