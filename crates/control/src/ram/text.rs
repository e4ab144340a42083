//! Texts of requests that are kept as they are.

use cloud_id::Timestamp;
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

/// Puts a text in the place of another, if one is given.
pub(crate) fn replace(
    text: &mut String,
    given: Option<Result<String, ApiError>>,
) -> Result<(), ApiError> {
    if let Some(given) = given {
        *text = given?;
    }
    Ok(())
}

/// A moment as it is answered; empty for none.
pub(crate) fn moment(at: Option<Timestamp>) -> String {
    at.map(|at| at.to_string()).unwrap_or_default()
}
