//! `RemoveFingerprintFromOIDCProvider` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `RemoveFingerprintFromOIDCProvider` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Fingerprint`, required.
    pub fingerprint: Option<String>,
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
            fingerprint: fields.text("Fingerprint")?,
            oidc_provider_name: fields.text("OIDCProviderName")?,
        })
    }
}

/// What `RemoveFingerprintFromOIDCProvider` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `OIDCProvider`.
    pub oidc_provider: ResponseOIDCProvider,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "OIDCProvider", &self.oidc_provider);
    }
}

/// `OIDCProvider`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseOIDCProvider {
    /// `OIDCProvider.Arn`.
    pub arn: String,
    /// `OIDCProvider.ClientIds`.
    pub client_ids: String,
    /// `OIDCProvider.CreateDate`.
    pub create_date: String,
    /// `OIDCProvider.Description`.
    pub description: String,
    /// `OIDCProvider.Fingerprints`.
    pub fingerprints: String,
    /// `OIDCProvider.GmtCreate`.
    pub gmt_create: String,
    /// `OIDCProvider.GmtModified`.
    pub gmt_modified: String,
    /// `OIDCProvider.IssuanceLimitTime`.
    pub issuance_limit_time: i64,
    /// `OIDCProvider.IssuerUrl`.
    pub issuer_url: String,
    /// `OIDCProvider.OIDCProviderName`.
    pub oidc_provider_name: String,
    /// `OIDCProvider.UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseOIDCProvider {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Arn", &self.arn);
        out.text("ClientIds", &self.client_ids);
        out.text("CreateDate", &self.create_date);
        out.text("Description", &self.description);
        out.text("Fingerprints", &self.fingerprints);
        out.text("GmtCreate", &self.gmt_create);
        out.text("GmtModified", &self.gmt_modified);
        out.integer("IssuanceLimitTime", self.issuance_limit_time);
        out.text("IssuerUrl", &self.issuer_url);
        out.text("OIDCProviderName", &self.oidc_provider_name);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `RemoveFingerprintFromOIDCProvider`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "RemoveFingerprintFromOIDCProvider",
    status: Status::Done,
    ram_action: "ram:RemoveFingerprintFromOIDCProvider",
    resources: &["acs:ram:*:{Owner}:oidc-provider/{OIDCProviderName}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_FINGERPRINT_FORMAT,
        errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_OIDC_PROVIDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Fingerprint")
        .required()
        .malformed(&errors::INVALID_PARAMETER_FINGERPRINT_FORMAT),
    text("OIDCProviderName")
        .required()
        .malformed(&errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH),
];
