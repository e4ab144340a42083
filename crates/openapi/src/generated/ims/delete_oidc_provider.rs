//! `DeleteOIDCProvider` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteOIDCProvider` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `OIDCProviderName`, required.
    pub oidc_provider_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            oidc_provider_name: fields.text("OIDCProviderName")?,
        })
    }
}

/// What `DeleteOIDCProvider` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteOIDCProvider`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "DeleteOIDCProvider",
    status: Status::Done,
    ram_action: "ram:DeleteOIDCProvider",
    resources: &["acs:ram:*:{Owner}:oidc-provider/{OIDCProviderName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_OIDC_PROVIDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("OIDCProviderName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH)];
