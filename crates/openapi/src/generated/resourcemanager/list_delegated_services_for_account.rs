//! `ListDelegatedServicesForAccount` of ResourceManager 2020-03-31.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListDelegatedServicesForAccount` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
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
            account_id: fields.text("AccountId")?,
        })
    }
}

/// What `ListDelegatedServicesForAccount` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DelegatedServices`.
    pub delegated_services: Vec<ResponseDelegatedService>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_list(
            out,
            "DelegatedServices",
            Some("DelegatedService"),
            &self.delegated_services,
        );
    }
}

/// `DelegatedServices`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseDelegatedService {
    /// `DelegatedServices.DelegatedService[].DelegationEnabledTime`.
    pub delegation_enabled_time: String,
    /// `DelegatedServices.DelegatedService[].ServicePrincipal`.
    pub service_principal: String,
    /// `DelegatedServices.DelegatedService[].Status`.
    pub status: String,
}

impl Fields for ResponseDelegatedService {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DelegationEnabledTime", &self.delegation_enabled_time);
        out.text("ServicePrincipal", &self.service_principal);
        out.text("Status", &self.status);
    }
}

/// `ListDelegatedServicesForAccount`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "ResourceManager",
    version: "2020-03-31",
    name: "ListDelegatedServicesForAccount",
    status: Status::Done,
    ram_action: "resourcemanager:ListDelegatedServicesForAccount",
    resources: &["acs:resourcemanager:*:{Owner}:account/{AccountId}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER,
        errors::INVALID_PARAMETER_ACCOUNT_ID,
        errors::MISSING_PARAMETER_ACCOUNT_ID,
        errors::ENTITY_NOT_EXISTS_ACCOUNT,
        errors::ENTITY_NOT_EXISTS_RESOURCE_DIRECTORY,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("AccountId")
    .required()
    .missing(&errors::MISSING_PARAMETER_ACCOUNT_ID)
    .malformed(&errors::INVALID_PARAMETER_ACCOUNT_ID)];
