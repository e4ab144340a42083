//! `SetAccountAlias` of Ram 2015-05-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetAccountAlias` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountAlias`, required.
    pub account_alias: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            account_alias: fields.text("AccountAlias")?,
        })
    }
}

/// What `SetAccountAlias` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `SetAccountAlias`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ram",
    version: "2015-05-01",
    name: "SetAccountAlias",
    status: Status::Done,
    ram_action: "ram:SetAccountAlias",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ALIAS_INVALID_CHARS,
        errors::INVALID_PARAMETER_ACCOUNT_ALIAS_LENGTH,
        errors::ENTITY_ALREADY_EXISTS_ACCOUNT_ALIAS,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("AccountAlias")
    .required()
    .sized(3, 32)
    .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ALIAS_LENGTH)];
