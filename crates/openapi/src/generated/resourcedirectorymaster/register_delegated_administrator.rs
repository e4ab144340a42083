//! `RegisterDelegatedAdministrator` of ResourceDirectoryMaster 2022-04-19.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `RegisterDelegatedAdministrator` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AccountId`, required.
    pub account_id: Option<String>,
    /// `ServicePrincipal`, required.
    pub service_principal: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            account_id: fields.text("AccountId")?,
            service_principal: fields.text("ServicePrincipal")?,
        })
    }
}

/// What `RegisterDelegatedAdministrator` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `RegisterDelegatedAdministrator`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceDirectoryMaster",
    version: "2022-04-19",
    name: "RegisterDelegatedAdministrator",
    status: Status::Done,
    ram_action: "resourcemanager:RegisterDelegatedAdministrator",
    resources: &["acs:resourcemanager:*:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::MISSING_PARAMETER_ACCOUNT_ID,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
        errors::ACCOUNT_ALREADY_REGISTERED,
        errors::DELEGATED_ACCOUNT_NUMBER_EXCEEDED,
        errors::INVALID_PARAMETER_SERVICE_PRINCIPAL,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AccountId")
        .required()
        .missing(&errors::MISSING_PARAMETER_ACCOUNT_ID)
        .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ID),
    text("ServicePrincipal")
        .required()
        .malformed(&errors::INVALID_PARAMETER_SERVICE_PRINCIPAL),
];
