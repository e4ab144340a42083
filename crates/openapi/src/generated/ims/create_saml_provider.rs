//! `CreateSAMLProvider` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateSAMLProvider` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AuthnSignAlgo`.
    pub authn_sign_algo: Option<String>,
    /// `Description`.
    pub description: Option<String>,
    /// `EncodedSAMLMetadataDocument`, required.
    pub encoded_saml_metadata_document: Option<String>,
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
            authn_sign_algo: fields.text("AuthnSignAlgo")?,
            description: fields.text("Description")?,
            encoded_saml_metadata_document: fields.text("EncodedSAMLMetadataDocument")?,
            saml_provider_name: fields.text("SAMLProviderName")?,
        })
    }
}

/// What `CreateSAMLProvider` answers.
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
        out.text("SAMLProviderName", &self.saml_provider_name);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `CreateSAMLProvider`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "CreateSAMLProvider",
    status: Status::Done,
    ram_action: "ram:CreateSAMLProvider",
    resources: &["acs:ram:*:{Owner}:saml-provider/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_AUTHN_SIGN_ALGO,
        errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_ENCODED_SAML_METADATA_DOCUMENT_FORMAT,
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH,
        errors::ENTITY_ALREADY_EXISTS_SAML_PROVIDER,
        errors::LIMIT_EXCEEDED_SAML_PROVIDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AuthnSignAlgo")
        .sized(0, 64)
        .malformed(&errors::INVALID_PARAMETER_AUTHN_SIGN_ALGO),
    text("Description")
        .sized(0, 256)
        .malformed(&errors::INVALID_PARAMETER_DESCRIPTION_LENGTH),
    text("EncodedSAMLMetadataDocument")
        .required()
        .sized(1, 180000)
        .malformed(&errors::INVALID_PARAMETER_ENCODED_SAML_METADATA_DOCUMENT_FORMAT),
    text("SAMLProviderName")
        .required()
        .sized(0, 128)
        .malformed(&errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH),
];
