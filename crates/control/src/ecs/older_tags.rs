//! Tags as the older operations take them: `AddTags`, `RemoveTags`, `DescribeTags`, `DescribeResourceByTags`.

use cloud_id::{Tag, TagError};
use openapi::{ApiError, errors};

use super::tagged::KINDS;
use crate::tagging::{self, Spelling, Tagged};
use crate::words;

/// Checks tags that filter or name what to take off: 20 at most, each with a key.
pub(super) fn check<'r>(
    tags: impl ExactSizeIterator<Item = (Option<&'r str>, Option<&'r str>)>,
) -> Result<(), ApiError> {
    if tags.len() > MOST {
        return Err(errors::INVALID_TAG_COUNT.with(tags.len()));
    }
    for (key, value) in tags {
        Tag::new(key.unwrap_or_default(), value.unwrap_or_default()).map_err(refused)?;
    }
    Ok(())
}

/// The kinds that a request means: the one that it names, or all that there are.
pub(super) fn kinds(text: Option<&str>) -> Result<Vec<Spelling>, ApiError> {
    match text.filter(|text| !text.is_empty()) {
        Some(text) => Ok(vec![tagging::kind(KINDS, Some(text))?]),
        None => Ok(KINDS
            .iter()
            .filter(|(_, kind)| *kind != Tagged::Absent)
            .copied()
            .collect()),
    }
}

/// The error of these operations for tags that are not acceptable.
pub(super) fn refused(error: TagError) -> ApiError {
    match error {
        TagError::TooMany { .. } => errors::OPERATION_DENIED_QUOTA_EXCEED.with(error),
        other @ (TagError::Key | TagError::Value | TagError::DuplicateKey { .. }) => {
            words::refused_tag(other)
        }
    }
}

/// Tags in one request.
pub(super) const MOST: usize = 20;
