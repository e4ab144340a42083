//! `ListOIDCProviders` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListOIDCProviders` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Marker`.
    pub marker: Option<String>,
    /// `MaxItems`; default 100.
    pub max_items: Option<i64>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            marker: fields.text("Marker")?,
            max_items: fields.integer("MaxItems")?,
        })
    }
}

/// What `ListOIDCProviders` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
    /// `OIDCProviders`.
    pub oidc_providers: Vec<ResponseOIDCProvider>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
        write_list(
            out,
            "OIDCProviders",
            Some("OIDCProvider"),
            &self.oidc_providers,
        );
    }
}

/// `OIDCProviders`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseOIDCProvider {
    /// `OIDCProviders.OIDCProvider[].Arn`.
    pub arn: String,
    /// `OIDCProviders.OIDCProvider[].ClientIds`.
    pub client_ids: String,
    /// `OIDCProviders.OIDCProvider[].CreateDate`.
    pub create_date: String,
    /// `OIDCProviders.OIDCProvider[].Description`.
    pub description: String,
    /// `OIDCProviders.OIDCProvider[].Fingerprints`.
    pub fingerprints: String,
    /// `OIDCProviders.OIDCProvider[].GmtCreate`.
    pub gmt_create: String,
    /// `OIDCProviders.OIDCProvider[].GmtModified`.
    pub gmt_modified: String,
    /// `OIDCProviders.OIDCProvider[].IssuanceLimitTime`.
    pub issuance_limit_time: i64,
    /// `OIDCProviders.OIDCProvider[].IssuerUrl`.
    pub issuer_url: String,
    /// `OIDCProviders.OIDCProvider[].OIDCProviderName`.
    pub oidc_provider_name: String,
    /// `OIDCProviders.OIDCProvider[].UpdateDate`.
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

/// `ListOIDCProviders`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListOIDCProviders",
    status: Status::Done,
    ram_action: "ram:ListOIDCProviders",
    resources: &["acs:ram:*:{Owner}:oidc-provider/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_MARKER,
        errors::INVALID_PARAMETER_MAX_ITEMS,
    ],
    is_mutating: false,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Marker").malformed(&errors::INVALID_PARAMETER_MARKER),
    integer("MaxItems").malformed(&errors::INVALID_PARAMETER_MAX_ITEMS),
];
