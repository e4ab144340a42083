//! Names, descriptions and tags of requests, read once into their types with each product's error codes.

use cloud_id::{Description, ResourceName, Tag, TagError, Tags};
use openapi::{ApiError, ErrorRow, errors};

/// `VpcName`; empty is none.
pub(crate) fn vpc_name(text: Option<&str>) -> Result<Option<ResourceName>, ApiError> {
    name(text, &errors::INVALID_VPC_NAME_MALFORMED)
}

/// `Description` of a VPC.
pub(crate) fn vpc_description(text: Option<&str>) -> Result<Description, ApiError> {
    description(text, &errors::INVALID_VPC_DISCRIPTION_MALFORMED)
}

/// `VSwitchName`; empty is none.
pub(crate) fn vswitch_name(text: Option<&str>) -> Result<Option<ResourceName>, ApiError> {
    name(text, &errors::INVALID_VSWITCH_NAME_MALFORMED)
}

/// `Description` of a vSwitch.
pub(crate) fn vswitch_description(text: Option<&str>) -> Result<Description, ApiError> {
    description(text, &errors::INVALID_VSWITCH_DISCRIPTION_MALFORMED)
}

/// A name under the error that its operation documents; empty is none.
pub(crate) fn name(
    text: Option<&str>,
    refusal: &ErrorRow,
) -> Result<Option<ResourceName>, ApiError> {
    match text {
        None | Some("") => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|error| refusal.with(error)),
    }
}

/// A description under the error that its operation documents; left out is empty.
pub(crate) fn description(text: Option<&str>, refusal: &ErrorRow) -> Result<Description, ApiError> {
    text.unwrap_or_default()
        .parse()
        .map_err(|error| refusal.with(error))
}

/// `Tag.N`: keys and values of a creating request.
///
/// Source: ECS API, `CreateSecurityGroup`, `Tag.N`; VPC API, `CreateVpc`, `Tag.N`.
pub(crate) fn tags<'r>(
    pairs: impl Iterator<Item = (Option<&'r str>, Option<&'r str>)>,
) -> Result<Tags, ApiError> {
    let tags = pairs
        .map(|(key, value)| Tag::new(key.unwrap_or_default(), value.unwrap_or_default()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(refused_tag)?;
    Tags::new(tags).map_err(refused_tag)
}

/// The documented error for tags that are not acceptable.
pub(crate) fn refused_tag(error: TagError) -> ApiError {
    match &error {
        TagError::Key => errors::INVALID_TAG_KEY_MALFORMED.with(error),
        TagError::Value => errors::INVALID_TAG_VALUE_MALFORMED.with(error),
        TagError::DuplicateKey { .. } => errors::DUPLICATE_TAG_KEY.with(error),
        TagError::TooMany { .. } => errors::QUOTA_EXCEED_TAGS.with(error),
    }
}

/// Whether a resource has every tag that a request filters by; a filter without a value asks for the key only.
pub(crate) fn has_tags<'r>(
    tags: &Tags,
    mut filters: impl Iterator<Item = (Option<&'r str>, Option<&'r str>)>,
) -> bool {
    filters.all(|(key, value)| match (key, value) {
        (Some(key), Some(value)) if !value.is_empty() => tags.value_of(key) == Some(value),
        (Some(key), _) => tags.value_of(key).is_some(),
        (None, _) => true,
    })
}
