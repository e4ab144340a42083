//! `GetUserInRecycleBin` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetUserInRecycleBin` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserAccessKeyId`.
    pub user_access_key_id: Option<String>,
    /// `UserId`.
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
            user_access_key_id: fields.text("UserAccessKeyId")?,
            user_id: fields.text("UserId")?,
        })
    }
}

/// What `GetUserInRecycleBin` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `User`.
    pub user: ResponseUser,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "User", &self.user);
    }
}

/// `User`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseUser {
    /// `User.CreateDate`.
    pub create_date: String,
    /// `User.DeleteDate`.
    pub delete_date: String,
    /// `User.DisplayName`.
    pub display_name: String,
    /// `User.RecycleDate`.
    pub recycle_date: String,
    /// `User.UserId`.
    pub user_id: String,
    /// `User.UserPrincipalName`.
    pub user_principal_name: String,
}

impl Fields for ResponseUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("CreateDate", &self.create_date);
        out.text("DeleteDate", &self.delete_date);
        out.text("DisplayName", &self.display_name);
        out.text("RecycleDate", &self.recycle_date);
        out.text("UserId", &self.user_id);
        out.text("UserPrincipalName", &self.user_principal_name);
    }
}

/// `GetUserInRecycleBin`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetUserInRecycleBin",
    status: Status::Done,
    ram_action: "ram:GetUserInRecycleBin",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_ID,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("UserAccessKeyId"),
    text("UserId").malformed(&errors::INVALID_PARAMETER_USER_ID),
];
