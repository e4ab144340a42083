//! `CreateVirtualMFADevice` of Ims 2019-08-15.
//!
//! Written by `cargo xtask gen` from facts and decisions: edit those.

#[allow(clippy::wildcard_imports)]
use crate::declare::*;

/// What `CreateVirtualMFADevice` asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// `VirtualMFADeviceName`, required.
    pub virtual_mfa_device_name: Option<String>,
}

impl Request {
    /// Reads and checks the parameters.
    ///
    /// # Errors
    /// The documented one of the first parameter that is missing or not acceptable.
    pub fn read(params: &Params) -> Result<Self, ApiError> {
        let fields = params.fields(&OPERATION);
        Ok(Self {
            virtual_mfa_device_name: fields.text("VirtualMFADeviceName")?,
        })
    }
}

/// What `CreateVirtualMFADevice` answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Response {
    /// `VirtualMFADevice`.
    pub virtual_mfa_device: ResponseVirtualMFADevice,
}

impl Fields for Response {
    fn write(&self, out: &mut dyn ResponseWriter) {
        write_object(out, "VirtualMFADevice", &self.virtual_mfa_device);
    }
}

/// `VirtualMFADevice`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ResponseVirtualMFADevice {
    /// `VirtualMFADevice.Base32StringSeed`.
    pub base32_string_seed: String,
    /// `VirtualMFADevice.QRCodePNG`.
    pub qr_code_png: String,
    /// `VirtualMFADevice.SerialNumber`.
    pub serial_number: String,
}

impl Fields for ResponseVirtualMFADevice {
    fn write(&self, out: &mut dyn ResponseWriter) {
        out.text("Base32StringSeed", &self.base32_string_seed);
        out.text("QRCodePNG", &self.qr_code_png);
        out.text("SerialNumber", &self.serial_number);
    }
}

/// `CreateVirtualMFADevice`, as it is declared.
pub static OPERATION: Operation = Operation {
    product: "Ims",
    version: "2019-08-15",
    name: "CreateVirtualMFADevice",
    status: Status::Done,
    ram_action: "ram:CreateVirtualMFADevice",
    resources: &["acs:ram:*:{Owner}:mfa/*"],
    params: PARAMS,
    errors: &[
        errors::INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_INVALID_CHARS,
        errors::INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_LENGTH,
        errors::ENTITY_ALREADY_EXISTS_VIRTUAL_MFA_DEVICE,
        errors::LIMIT_EXCEEDED_VIRTUAL_MFA_DEVICE,
    ],
    is_mutating: true,
    is_anonymous: false,
    check: |params| Request::read(params).map(drop),
};

static PARAMS: &[Param] = &[text("VirtualMFADeviceName")
    .required()
    .sized(1, 64)
    .malformed(&errors::INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_LENGTH)];
