//! `ListSAMLProviders` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `ListSAMLProviders` asks for.
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

/// What `ListSAMLProviders` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `IsTruncated`.
    pub is_truncated: bool,
    /// `Marker`.
    pub marker: String,
    /// `SAMLProviders`.
    pub saml_providers: Vec<ResponseSAMLProvider>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.boolean("IsTruncated", self.is_truncated);
        out.text("Marker", &self.marker);
        write_list(
            out,
            "SAMLProviders",
            Some("SAMLProvider"),
            &self.saml_providers,
        );
    }
}

/// `SAMLProviders`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseSAMLProvider {
    /// `SAMLProviders.SAMLProvider[].Arn`.
    pub arn: String,
    /// `SAMLProviders.SAMLProvider[].CreateDate`.
    pub create_date: String,
    /// `SAMLProviders.SAMLProvider[].Description`.
    pub description: String,
    /// `SAMLProviders.SAMLProvider[].SAMLProviderName`.
    pub saml_provider_name: String,
    /// `SAMLProviders.SAMLProvider[].UpdateDate`.
    pub update_date: String,
}

impl Fields for ResponseSAMLProvider {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Arn", &self.arn);
        out.text("CreateDate", &self.create_date);
        out.text("Description", &self.description);
        out.text("SAMLProviderName", &self.saml_provider_name);
        out.text("UpdateDate", &self.update_date);
    }
}

/// `ListSAMLProviders`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "ListSAMLProviders",
    status: Status::Done,
    ram_action: "ram:ListSAMLProviders",
    resources: &["acs:ram:*:{Owner}:saml-provider/*"],
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
