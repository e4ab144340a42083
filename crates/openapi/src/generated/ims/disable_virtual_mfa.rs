//! `DisableVirtualMFA` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DisableVirtualMFA` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `UserPrincipalName`, required.
    pub user_principal_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            user_principal_name: fields.text("UserPrincipalName")?,
        })
    }
}

/// What `DisableVirtualMFA` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DisableVirtualMFA`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "DisableVirtualMFA",
    status: Status::Done,
    ram_action: "ram:DisableVirtualMFA",
    resources: &["acs:ram:*:{Owner}:user/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT,
        errors::ENTITY_NOT_EXIST_USER,
        errors::ENTITY_NOT_EXIST_USER_MFA_DEVICE,
        errors::ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("UserPrincipalName")
    .required()
    .malformed(&errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT)];
