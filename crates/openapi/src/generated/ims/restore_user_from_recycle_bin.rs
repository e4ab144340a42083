//! `RestoreUserFromRecycleBin` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `RestoreUserFromRecycleBin` asks for.
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

/// What `RestoreUserFromRecycleBin` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `RestoreUserFromRecycleBin`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "RestoreUserFromRecycleBin",
    status: Status::Done,
    ram_action: "ram:RestoreUserFromRecycleBin",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_ALREADY_EXISTS_USER,
        errors::LIMIT_EXCEEDED_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserId").required()];
