//! `CreateUser` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateUser` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Comments`.
    pub comments: Option<String>,
    /// `DisplayName`.
    pub display_name: Option<String>,
    /// `Email`.
    pub email: Option<String>,
    /// `MobilePhone`.
    pub mobile_phone: Option<String>,
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
            comments: fields.text("Comments")?,
            display_name: fields.text("DisplayName")?,
            email: fields.text("Email")?,
            mobile_phone: fields.text("MobilePhone")?,
            user_name: fields.text("UserName")?,
        })
    }
}

/// What `CreateUser` answers.
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
    /// `User.MobilePhone`.
    pub mobile_phone: String,
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
        out.text("MobilePhone", &self.mobile_phone);
        out.text("UserId", &self.user_id);
        out.text("UserName", &self.user_name);
    }
}

/// `CreateUser`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "CreateUser",
    status: Status::Done,
    ram_action: "ram:CreateUser",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_COMMENTS_LENGTH,
        errors::INVALID_PARAMETER_DISPLAY_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_DISPLAY_NAME_LENGTH,
        errors::INVALID_PARAMETER_EMAIL_FORMAT,
        errors::INVALID_PARAMETER_MOBILE_PHONE_FORMAT,
        errors::INVALID_PARAMETER_USER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_USER_NAME_LENGTH,
        errors::ENTITY_ALREADY_EXISTS_USER,
        errors::LIMIT_EXCEEDED_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Comments")
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_COMMENTS_LENGTH),
    text("DisplayName")
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_DISPLAY_NAME_LENGTH),
    text("Email").malformed(&errors::INVALID_PARAMETER_EMAIL_FORMAT),
    text("MobilePhone").malformed(&errors::INVALID_PARAMETER_MOBILE_PHONE_FORMAT),
    text("UserName")
        .required()
        .sized(1, 64)
        .malformed(&errors::INVALID_PARAMETER_USER_NAME_LENGTH),
];
