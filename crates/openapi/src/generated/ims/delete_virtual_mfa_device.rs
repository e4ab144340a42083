//! `DeleteVirtualMFADevice` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `DeleteVirtualMFADevice` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `SerialNumber`, required.
    pub serial_number: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            serial_number: fields.text("SerialNumber")?,
        })
    }
}

/// What `DeleteVirtualMFADevice` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {}

impl Fields for Response {
    fn write(&self, _: &mut dyn ResponseWriter) {}
}

/// `DeleteVirtualMFADevice`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "DeleteVirtualMFADevice",
    status: Status::Done,
    ram_action: "ram:DeleteVirtualMFADevice",
    resources: &["acs:ram:*:{Owner}:mfa/{SerialNumber}"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_SERIAL_NUMBER_FORMAT,
        errors::ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE,
        errors::DELETE_CONFLICT_VIRTUAL_MFA_DEVICE_USER,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("SerialNumber")
    .required()
    .malformed(&errors::INVALID_PARAMETER_SERIAL_NUMBER_FORMAT)];
