//! `SetDefaultDomain` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `SetDefaultDomain` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `DefaultDomainName`, required.
    pub default_domain_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            default_domain_name: fields.text("DefaultDomainName")?,
        })
    }
}

/// What `SetDefaultDomain` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `DefaultDomainName`.
    pub default_domain_name: String,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("DefaultDomainName", &self.default_domain_name);
    }
}

/// `SetDefaultDomain`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "SetDefaultDomain",
    status: Status::Done,
    ram_action: "ram:SetDefaultDomain",
    resources: &["*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_FORMAT,
        errors::INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_LENGTH,
        errors::ENTITY_ALREADY_EXISTS_ACCOUNT_ALIAS,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("DefaultDomainName")
    .required()
    .sized(1, 64)
    .malformed(&errors::INVALID_PARAMETER_DEFAULT_DOMAIN_NAME_LENGTH)];
