//! `GetUser` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetUser` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserName`, required.
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
            user_name: fields.text("UserName")?,
        })
    }
}

/// What `GetUser` answers.
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
    /// `User.Comments`.
    pub comments: String,
    /// `User.CreateDate`.
    pub create_date: String,
    /// `User.DisplayName`.
    pub display_name: String,
    /// `User.Email`.
    pub email: String,
    /// `User.LastLoginDate`.
    pub last_login_date: String,
    /// `User.MobilePhone`.
    pub mobile_phone: String,
    /// `User.UpdateDate`.
    pub update_date: String,
    /// `User.UserId`.
    pub user_id: String,
    /// `User.UserName`.
    pub user_name: String,
}

impl Fields for ResponseUser {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Comments", &self.comments);
        out.text("CreateDate", &self.create_date);
        out.text("DisplayName", &self.display_name);
        out.text("Email", &self.email);
        out.text("LastLoginDate", &self.last_login_date);
        out.text("MobilePhone", &self.mobile_phone);
        out.text("UpdateDate", &self.update_date);
        out.text("UserId", &self.user_id);
        out.text("UserName", &self.user_name);
    }
}

/// `GetUser`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "GetUser",
    status: Status::Done,
    ram_action: "ram:GetUser",
    resources: &["acs:ram:*:{Owner}:user/{UserName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_USER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserName")
    .required()
    .sized(1, 64)
    .malformed(&errors::INVALID_PARAMETER_USER_NAME_LENGTH)];
