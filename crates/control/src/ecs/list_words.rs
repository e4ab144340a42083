//! Names, entries and sizes of lists, read once with the error codes of their operations.

use cloud_id::{Description, ResourceName};
use header_space::{Cidr, Family, PortRange};
use openapi::{ApiError, ErrorRow, errors};
use secgroup::{ListError, PortRangeListEntry, PrefixListEntry};

/// How many entries one request may add.
///
/// Source: ECS API, `CreatePortRangeList`, `Entry.N`.
const ENTRIES_PER_REQUEST: usize = 200;

/// The name of a list: as of any resource, but not beginning like the names of the cloud's own lists.
///
/// Source: ECS API, `CreatePrefixList`, `PrefixListName`.
pub(super) fn name(text: &str, refusal: &ErrorRow) -> Result<ResourceName, ApiError> {
    let lower = text.to_ascii_lowercase();
    if ["com.aliyun", "com.alibabacloud"]
        .iter()
        .any(|taken| lower.starts_with(taken))
    {
        return Err(refusal.with("a name does not begin with com.aliyun or com.alibabacloud"));
    }
    text.parse().map_err(|error| refusal.with(error))
}

/// The description of a list.
pub(super) fn description(text: Option<&str>, refusal: &ErrorRow) -> Result<Description, ApiError> {
    crate::words::description(text, refusal)
}

/// `AddressFamily`.
pub(super) fn family(text: &str) -> Result<Family, ApiError> {
    match text.to_ascii_lowercase().as_str() {
        "ipv4" => Ok(Family::V4),
        "ipv6" => Ok(Family::V6),
        _ => Err(errors::INVALID_PARAMETER_ADDRESS_FAMILY.with(text)),
    }
}

/// `AddressFamily` as answers have it.
pub(super) fn family_text(family: Family) -> &'static str {
    match family {
        Family::V4 => "IPv4",
        Family::V6 => "IPv6",
    }
}

/// `Cidr` of an entry.
pub(super) fn cidr(text: Option<&str>) -> Result<Cidr, ApiError> {
    let text = text.unwrap_or_default();
    text.parse().map_err(|error| {
        errors::INVALID_PARAMETER_CIDR_MALFORMED.with(format_args!("{text}: {error}"))
    })
}

/// Entries of a prefix list.
pub(super) fn prefix_entries<'r>(
    entries: impl ExactSizeIterator<Item = (Option<&'r str>, Option<&'r str>)>,
) -> Result<Vec<PrefixListEntry>, ApiError> {
    check_count(entries.len())?;
    let entry = |(cidr_text, description): (Option<&str>, Option<&str>)| {
        PrefixListEntry::new(cidr(cidr_text)?, description.unwrap_or_default())
            .map_err(|error| errors::INVALID_PARAMETER.with(error))
    };
    entries.map(entry).collect()
}

/// `PortRange` of an entry.
pub(super) fn ports(text: Option<&str>) -> Result<PortRange, ApiError> {
    let text = text.unwrap_or_default();
    text.parse()
        .map_err(|error| errors::INVALID_PARAMETER_PORT_RANGE.with(format_args!("{text}: {error}")))
}

/// Entries of a port range list.
pub(super) fn port_entries<'r>(
    entries: impl ExactSizeIterator<Item = (Option<&'r str>, Option<&'r str>)>,
) -> Result<Vec<PortRangeListEntry>, ApiError> {
    check_count(entries.len())?;
    let entry = |(ports_text, description): (Option<&str>, Option<&str>)| {
        PortRangeListEntry::new(ports(ports_text)?, description.unwrap_or_default())
            .map_err(|error| errors::INVALID_PARAM_ENTRY.with(error))
    };
    entries.map(entry).collect()
}

/// Why a prefix list cannot be so.
///
/// Source: ECS API, `CreatePrefixList`, error codes.
pub(super) fn prefix_list_refused(error: &ListError) -> ApiError {
    match error {
        ListError::MaxEntries { .. } | ListError::TooManyEntries { .. } => {
            errors::LIMIT_EXCEED_MAX_ENTRIES.with(error)
        }
        ListError::Family { .. } | ListError::UnknownEntry { .. } => {
            errors::INVALID_PARAMETER_CIDR_MALFORMED.with(error)
        }
        ListError::Duplicate { .. } => errors::INVALID_PARAMETER_CIDR_DUPLICATED.with(error),
    }
}

/// Why a port range list cannot be so.
///
/// Source: ECS API, `CreatePortRangeList`, error codes.
pub(super) fn port_range_list_refused(error: &ListError) -> ApiError {
    match error {
        ListError::MaxEntries { .. } => {
            errors::INVALID_OPERATION_MAX_ENTRIES_COUNT_EXCEED.with(error)
        }
        ListError::TooManyEntries { .. } => {
            errors::INVALID_OPERATION_ENTRY_COUNT_EXCEED_MAX_ENTRIES.with(error)
        }
        ListError::Family { .. } | ListError::UnknownEntry { .. } => {
            errors::INVALID_PARAM_ENTRY.with(error)
        }
        ListError::Duplicate { .. } => errors::INVALID_PARAMETER_PORT_RANGE_DUPLICATED.with(error),
    }
}

fn check_count(count: usize) -> Result<(), ApiError> {
    if count <= ENTRIES_PER_REQUEST {
        return Ok(());
    }
    Err(errors::LIMIT_EXCEED_ENTRY.with(format_args!(
        "{count} entries; a request has at most {ENTRIES_PER_REQUEST}"
    )))
}
