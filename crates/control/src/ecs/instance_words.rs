//! What requests say about an instance itself, read into its types.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cloud_id::{Description, InstanceId, ResourceName};
use estate::Driver;
use openapi::{ApiError, errors};

use crate::planner::Planner;
use crate::words;

/// `InstanceName`; empty is none.
pub(super) fn name(text: Option<&str>) -> Result<Option<ResourceName>, ApiError> {
    words::name(text, &errors::INVALID_INSTANCE_NAME_MALFORMED)
}

/// `Description` of an instance.
pub(super) fn description(text: Option<&str>) -> Result<Description, ApiError> {
    words::description(text, &errors::INVALID_DESCRIPTION_MALFORMED)
}

/// `HostName`: 2 to 64 letters, digits, hyphens and full stops, the latter two neither at an end nor two of
/// them together.
///
/// Source: ECS API, `RunInstances`, `HostName`.
pub(super) fn host_name(text: &str) -> Result<String, ApiError> {
    let parts_are_words = text
        .split(['.', '-'])
        .all(|part| !part.is_empty() && part.bytes().all(|it| it.is_ascii_alphanumeric()));
    if (2..=64).contains(&text.len()) && parts_are_words {
        Ok(text.to_owned())
    } else {
        Err(errors::INVALID_HOST_NAME_MALFORMED.with(text))
    }
}

/// The host name of an instance that is given none, as the cloud makes it from the id.
pub(super) fn default_host_name(id: &InstanceId) -> String {
    let rest = id
        .as_str()
        .strip_prefix(InstanceId::PREFIX)
        .unwrap_or_default();
    format!("iZ{rest}Z")
}

/// `UserData`: Base64 of at most 32 KiB; kept as sent.
///
/// Source: ECS API, `RunInstances`, `UserData`.
pub(super) fn user_data(text: Option<&str>) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let raw = STANDARD
        .decode(text)
        .map_err(|_| errors::INVALID_USER_DATA_NOT_SUPPORTED.with("not Base64"))?;
    if raw.len() > USER_DATA_BYTES {
        return Err(errors::INVALID_USER_DATA_SIZE_EXCEEDED.with(format_args!(
            "{} bytes; at most {USER_DATA_BYTES}",
            raw.len()
        )));
    }
    Ok(text.to_owned())
}

/// `linux` or `windows`: what the catalogue says of an image, else what its name says.
///
/// Choice: docs/decisions/0012-no-catalogue.md
pub(super) fn os_type(image: &str) -> &'static str {
    if let Some(image) = super::image::known(image) {
        image.os_type
    } else if image.starts_with("win") {
        "windows"
    } else {
        "linux"
    }
}

/// What is behind the ENIs: a network namespace, or, for an instance tagged `kanmon:device`, the device of
/// that name. A device belongs to the host, so only the account that runs the region may name one.
///
/// Choice: docs/decisions/0010-external-devices.md
pub(super) fn driver(planner: &Planner<'_>, tags: &cloud_id::Tags) -> Result<Driver, ApiError> {
    let Some(device) = tags.value_of(DEVICE_TAG) else {
        return Ok(Driver::Netns);
    };
    if !planner.is_operator() {
        return Err(errors::FORBIDDEN_RAM.with(DEVICE_TAG));
    }
    let is_legal = (1..=15).contains(&device.len())
        && device
            .bytes()
            .all(|it| it.is_ascii_graphic() && it != b'/' && it != b':')
        && !matches!(device, "." | ".." | "lo");
    let in_use = planner.snapshot().instances().any(|instance| {
        matches!(&instance.driver, Driver::External { device: other } if other == device)
    });
    if !is_legal || in_use {
        let why = if in_use {
            "is bound already"
        } else {
            "is no name of a device"
        };
        return Err(errors::INVALID_PARAMETER.with(format_args!("{DEVICE_TAG} {device} {why}")));
    }
    Ok(Driver::External {
        device: device.to_owned(),
    })
}

/// The image of an instance whose request names none.
pub(super) const DEFAULT_IMAGE: &str = "aliyun_3_x64_20G_alibase_20240819.vhd";

const DEVICE_TAG: &str = "kanmon:device";
const USER_DATA_BYTES: usize = 32 << 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_name_is_words_joined_by_hyphens_and_full_stops() {
        for (text, expected) in [
            ("web", true),
            ("web-1.example.com", true),
            ("w", false),
            ("-web", false),
            ("web-", false),
            ("web..example", false),
            ("web_1", false),
            ("", false),
        ] {
            assert_eq!(host_name(text).is_ok(), expected, "{text}");
        }
    }

    #[test]
    fn user_data_is_base64_of_at_most_32_kib() {
        let of = |bytes: usize| STANDARD.encode(vec![b'x'; bytes]);
        assert_eq!(user_data(None), Ok(String::new()));
        assert_eq!(
            user_data(Some(&of(USER_DATA_BYTES))),
            Ok(of(USER_DATA_BYTES))
        );
        let refused = user_data(Some(&of(USER_DATA_BYTES + 1))).expect_err("too large");
        assert!(refused.is(&errors::INVALID_USER_DATA_SIZE_EXCEEDED));
        let refused = user_data(Some("#!")).expect_err("no Base64");
        assert!(refused.is(&errors::INVALID_USER_DATA_NOT_SUPPORTED));
    }
}
