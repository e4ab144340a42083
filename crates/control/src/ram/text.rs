//! Texts of requests that are kept as they are.

use openapi::{ApiError, ErrorRow};

/// A text, with a number of characters in bounds; empty when it is not given.
pub(crate) fn bounded(
    text: Option<&str>,
    max: usize,
    refused: &ErrorRow,
) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let count = text.chars().count();
    if count > max {
        return Err(refused.with(format_args!("{count} characters; at most {max}")));
    }
    Ok(text.to_owned())
}
