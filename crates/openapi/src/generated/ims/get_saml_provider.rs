//! `GetSAMLProvider` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `GetSAMLProvider` asks for.
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

/// What `GetSAMLProvider` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `SAMLProvider`.
    pub saml_provider: ResponseSAMLProvider,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "SAMLProvider", &self.saml_provider);
    }
}

/// `SAMLProvider`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSAMLProvider {
    /// `SAMLProvider.Arn`.
    pub arn: String,
    /// `SAMLProvider.AuthnSignAlgo`.
    pub authn_sign_algo: String,
    /// `SAMLProvider.CreateDate`.
    pub create_date: String,
    /// `SAMLProvider.Description`.
    pub description: String,
    /// `SAMLProvider.EncodedSAMLMetadataDocument`.
    pub encoded_saml_metadata_document: String,
    /// `SAMLProvider.SAMLProviderName`.
    pub saml_provider_name: String,
    /// `SAMLProvider.UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseSAMLProvider {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Arn", &self.arn);
        out.text("AuthnSignAlgo", &self.authn_sign_algo);
        out.text("CreateDate", &self.create_date);
        out.text("Description", &self.description);
        out.text(
            "EncodedSAMLMetadataDocument",
            &self.encoded_saml_metadata_document,
        );
        out.text("SAMLProviderName", &self.saml_provider_name);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `GetSAMLProvider`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "GetSAMLProvider",
    status: Status::Done,
    ram_action: "ram:GetSAMLProvider",
    resources: &["acs:ram:*:{Owner}:saml-provider/{SAMLProviderName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_SAML_PROVIDER,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("SAMLProviderName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH)];
