//! Virtual MFA devices: their names, their seeds and how an application learns a seed.

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openapi::{ApiError, errors};
use qrcodegen::{QrCode, QrCodeEcc};
use ram::directory::{MfaDeviceName, VirtualMfaDevice};

use super::refusal;
use crate::planner::Planner;
use crate::seal::Secret;
use crate::secrets::{SecretKey, SecretKind};

/// `VirtualMFADeviceName`.
pub(crate) fn name(text: Option<&str>) -> Result<MfaDeviceName, ApiError> {
    let length = errors::INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_LENGTH;
    let characters = errors::INVALID_PARAMETER_VIRTUAL_MFA_DEVICE_NAME_INVALID_CHARS;
    let name = text.unwrap_or_default().parse();
    name.map_err(|error| refusal::bad_name(error, &length, &characters))
}

/// The name in a serial number, such as `acs:ram::1234567890123456:mfa/phone`. One of another account names
/// nothing.
pub(crate) fn name_in(
    planner: &Planner<'_>,
    serial: Option<&str>,
) -> Result<MfaDeviceName, ApiError> {
    let serial = serial.unwrap_or_default();
    let refused = || errors::INVALID_PARAMETER_SERIAL_NUMBER_FORMAT.with(serial);
    let (account, name) = serial
        .strip_prefix("acs:ram::")
        .and_then(|rest| rest.split_once(":mfa/"))
        .ok_or_else(refused)?;
    let name = name.parse().map_err(|_| refused())?;
    match account == planner.account().to_string() {
        true => Ok(name),
        false => Err(errors::ENTITY_NOT_EXIST_VIRTUAL_MFA_DEVICE.error()),
    }
}

/// A device of the account.
pub(crate) fn device(
    planner: &Planner<'_>,
    name: &MfaDeviceName,
) -> Result<Arc<VirtualMfaDevice>, ApiError> {
    let identities = planner.identities();
    let device = identities.mfa_device_named(name.as_str());
    device.cloned().map_err(refusal::refused)
}

/// Where the seed of a device is kept.
pub(crate) fn key(planner: &Planner<'_>, name: &MfaDeviceName) -> SecretKey {
    SecretKey {
        account: planner.account(),
        kind: SecretKind::MfaSeed,
        id: name.folded(),
    }
}

/// A new seed of 160 bits, in Base32.
///
/// Source: RFC 4226, §4, R6; RFC 4648, §6.
pub(crate) fn new_seed(planner: &Planner<'_>) -> Secret {
    let bytes = [
        planner.random().to_le_bytes(),
        planner.random().to_le_bytes(),
    ]
    .concat();
    let mut text = String::with_capacity(32);
    for five in bytes[..20].chunks(5) {
        let bits = five
            .iter()
            .fold(0u64, |bits, byte| bits << 8 | u64::from(*byte));
        for at in (0..8).rev() {
            let digit = usize::try_from(bits >> (5 * at) & 31).expect("less than 32");
            text.push(char::from(BASE32[digit]));
        }
    }
    Secret::new(text)
}

/// The bytes of a seed.
pub(crate) fn seed_bytes(seed: &Secret) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(20);
    for eight in seed.reveal().as_bytes().chunks(8) {
        let mut bits = 0u64;
        for digit in eight {
            let value = BASE32.iter().position(|it| it == digit)?;
            bits = bits << 5 | u64::try_from(value).ok()?;
        }
        bytes.extend(&bits.to_be_bytes()[3..]);
    }
    Some(bytes)
}

const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// What an application reads from a picture to become the device: the picture, PNG in Base64.
///
/// Source: RAM API, `CreateVirtualMFADevice`, `QRCodePNG`; Key URI format of authenticator applications.
pub(crate) fn picture(
    account: &str,
    name: &MfaDeviceName,
    seed: &Secret,
) -> Result<String, ApiError> {
    let secret = seed.reveal();
    let uri = format!("otpauth://totp/Kanmon:{name}@{account}?secret={secret}&issuer=Kanmon");
    let code = QrCode::encode_text(&uri, QrCodeEcc::Medium).map_err(|_| failed())?;
    Ok(STANDARD.encode(png_of(&code)?))
}

fn png_of(code: &QrCode) -> Result<Vec<u8>, ApiError> {
    let across = (code.size() + 2 * QUIET) * SCALE;
    let side = u32::try_from(across).map_err(|_| failed())?;
    let mut pixels = Vec::new();
    for y in 0..across {
        for x in 0..across {
            let is_dark = code.get_module(x / SCALE - QUIET, y / SCALE - QUIET);
            pixels.push(if is_dark { 0 } else { 255 });
        }
    }
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header().map_err(|_| failed())?;
    writer.write_image_data(&pixels).map_err(|_| failed())?;
    writer.finish().map_err(|_| failed())?;
    Ok(out)
}

fn failed() -> ApiError {
    tracing::error!("a QR code was not made");
    errors::INTERNAL_ERROR.error()
}

/// Pixels of a module, and modules of the white frame.
const SCALE: i32 = 4;
const QUIET: i32 = 4;
