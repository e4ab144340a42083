//! `DeleteSAMLProvider` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteSAMLProvider` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `SAMLProviderName`, required.
    pub saml_provider_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            saml_provider_name: fields.text("SAMLProviderName")?,
        })
    }
}

/// What `DeleteSAMLProvider` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteSAMLProvider`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "DeleteSAMLProvider",
    status: Status::Done,
    ram_action: "ram:DeleteSAMLProvider",
    resources: &["acs:ram:*:{Owner}:saml-provider/{SAMLProviderName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_SAML_PROVIDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("SAMLProviderName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH)];
