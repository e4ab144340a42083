//! `RestoreAccessKeyFromRecycleBin` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `RestoreAccessKeyFromRecycleBin` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserAccessKeyId`, required.
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

/// What `RestoreAccessKeyFromRecycleBin` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `RestoreAccessKeyFromRecycleBin`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "RestoreAccessKeyFromRecycleBin",
    status: Status::Done,
    ram_action: "ram:RestoreAccessKeyFromRecycleBin",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY,
        errors::LIMIT_EXCEEDED_USER_ACCESS_KEY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserAccessKeyId").required(), text("UserId")];
