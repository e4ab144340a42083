//! `UpdateSAMLProvider` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `UpdateSAMLProvider` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `AuthnSignAlgo`.
    pub authn_sign_algo: Option<String>,
    /// `NewDescription`.
    pub new_description: Option<String>,
    /// `NewEncodedSAMLMetadataDocument`.
    pub new_encoded_saml_metadata_document: Option<String>,
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
            new_description: fields.text("NewDescription")?,
            new_encoded_saml_metadata_document: fields.text("NewEncodedSAMLMetadataDocument")?,
            saml_provider_name: fields.text("SAMLProviderName")?,
        })
    }
}

/// What `UpdateSAMLProvider` answers.
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

/// `UpdateSAMLProvider`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "UpdateSAMLProvider",
    status: Status::Done,
    ram_action: "ram:UpdateSAMLProvider",
    resources: &["acs:ram:*:{Owner}:saml-provider/{SAMLProviderName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_AUTHN_SIGN_ALGO,
        errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH,
        errors::INVALID_PARAMETER_NEW_ENCODED_SAML_METADATA_DOCUMENT_FORMAT,
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_SAML_PROVIDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("AuthnSignAlgo")
        .sized(0, 64)
        .malformed(&errors::INVALID_PARAMETER_AUTHN_SIGN_ALGO),
    text("NewDescription")
        .keeping_empty()
        .sized(0, 256)
        .malformed(&errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH),
    text("NewEncodedSAMLMetadataDocument")
        .sized(1, 180000)
        .malformed(&errors::INVALID_PARAMETER_NEW_ENCODED_SAML_METADATA_DOCUMENT_FORMAT),
    text("SAMLProviderName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_SAML_PROVIDER_NAME_LENGTH),
];
