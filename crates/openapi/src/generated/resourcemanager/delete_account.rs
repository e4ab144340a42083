//! `DeleteAccount` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AbandonableCheckId`.
    pub abandonable_check_id: Option<Vec<String>>,
    /// `AccountId`, required.
    pub account_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            abandonable_check_id: fields.json_texts("AbandonableCheckId")?,
            account_id: fields.text("AccountId")?,
        })
    }
}

/// What `DeleteAccount` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DeletionType`.
    pub deletion_type: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DeletionType", &self.deletion_type);
    }
}

/// `DeleteAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "DeleteAccount",
    status: Status::Done,
    ram_action: "resourcemanager:DeleteAccount",
    resources: &["acs:resourcemanager:*:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::MISSING_PARAMETER_ACCOUNT_ID,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ACCOUNT_TYPE_OR_STATUS_MISMATCH,
        errors::NO_LICENSE_RESOURCE_DIRECTORY,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    json_texts("AbandonableCheckId"),
    text("AccountId")
        .required()
        .missing(&errors::MISSING_PARAMETER_ACCOUNT_ID)
        .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ID),
];
