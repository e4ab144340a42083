//! `GetAccessKeyInfoInRecycleBin` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetAccessKeyInfoInRecycleBin` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserAccessKeyId`, required.
    pub user_access_key_id: Option<String>,
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
        })
    }
}

/// What `GetAccessKeyInfoInRecycleBin` answers.
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
    /// `AccessKey.CreateDate`.
    pub create_date: String,
    /// `AccessKey.DeleteDate`.
    pub delete_date: String,
    /// `AccessKey.RecycleDate`.
    pub recycle_date: String,
    /// `AccessKey.UserId`.
    pub user_id: String,
    /// `AccessKey.UserPrincipalName`.
    pub user_principal_name: String,
    /// `AccessKey.UserRecycled`.
    pub user_recycled: bool,
}

impl Fields for ResponseAccessKey {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("AccessKeyId", &self.access_key_id);
        out.text("CreateDate", &self.create_date);
        out.text("DeleteDate", &self.delete_date);
        out.text("RecycleDate", &self.recycle_date);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
        out.boolean("UserRecycled", self.user_recycled);
    }
}

/// `GetAccessKeyInfoInRecycleBin`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetAccessKeyInfoInRecycleBin",
    status: Status::Done,
    ram_action: "ram:GetAccessKeyInfoInRecycleBin",
    resources: &["*"],
    params: PARAMS,
    errors: &[errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserAccessKeyId").required()];
