//! `SetOIDCProviderKeys` of Kanmon 2026-11-01.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetOIDCProviderKeys` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `Keys`, required.
    pub keys: Option<String>,
    /// `OIDCProviderName`, required.
    pub oidc_provider_name: Option<String>,
    /// `RegionId`.
    pub region_id: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            keys: fields.text("Keys")?,
            oidc_provider_name: fields.text("OIDCProviderName")?,
            region_id: fields.text("RegionId")?,
        })
    }
}

/// What `SetOIDCProviderKeys` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `KeyIds`.
    pub key_ids: Vec<String>,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_texts(out, "KeyIds", Some("KeyId"), &self.key_ids);
    }
}

/// `SetOIDCProviderKeys`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Kanmon",
    version: "2026-11-01",
    name: "SetOIDCProviderKeys",
    status: Status::Done,
    ram_action: "kanmon:SetOIDCProviderKeys",
    resources: &[
        "acs:kanmon:{RegionId}:{Owner}:oidc-provider/{OIDCProviderName}",
        "acs:ram:*:{Owner}:oidc-provider/{OIDCProviderName}",
    ],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_KEYS_FORMAT,
        errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH,
        errors::ENTITY_NOT_EXIST_OIDC_PROVIDER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[
    text("Keys")
        .required()
        .sized(1, 65536)
        .malformed(&errors::INVALID_PARAMETER_KEYS_FORMAT),
    text("OIDCProviderName")
        .required()
        .sized(1, 128)
        .malformed(&errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH),
    text("RegionId"),
];
