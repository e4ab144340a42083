use crate::error::ApiError;
use crate::errors;
use crate::params::Params;

use super::encoding::decoded;
use super::limits::{MAX_NAME_BYTES, MAX_PARAMS};

/// Reads `name=value&…`, from a query or a form body, into parameters that may be there already.
///
/// # Errors
/// `InvalidRequest.Malformed` for text that is not so encoded, for a name given twice with different values,
/// for too many parameters.
pub fn read(text: &str, params: &mut Params) -> Result<(), ApiError> {
    for pair in text.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let (Some(name), Some(value)) = (decoded(name), decoded(value)) else {
            return Err(
                errors::INVALID_REQUEST_MALFORMED.with("a parameter is not percent-encoded UTF-8")
            );
        };
        insert(params, name.into_owned(), value.into_owned())?;
    }
    Ok(())
}

/// Adds a parameter. A name that is given again, with the same text, counts once.
pub(super) fn insert(params: &mut Params, name: String, value: String) -> Result<(), ApiError> {
    check_name(&name)?;
    match params.get(&name) {
        Some(before) if before != value => {
            Err(errors::INVALID_REQUEST_MALFORMED.with(format_args!(
                "the parameter {} is given twice, with different values",
                shown(&name)
            )))
        }
        Some(_) => Ok(()),
        None if params.len() >= MAX_PARAMS => Err(errors::INVALID_REQUEST_MALFORMED
            .with(format_args!("there are more than {MAX_PARAMS} parameters"))),
        None => {
            params.insert(name, value);
            Ok(())
        }
    }
}

/// Whether a name is of a length that a parameter's may have.
pub(super) fn check_name(name: &str) -> Result<(), ApiError> {
    if (1..=MAX_NAME_BYTES).contains(&name.len()) {
        return Ok(());
    }
    Err(errors::INVALID_REQUEST_MALFORMED.with(format_args!(
        "the name of a parameter has {} bytes; it may have 1 to {MAX_NAME_BYTES}",
        name.len()
    )))
}

/// A name as a message may show it.
fn shown(name: &str) -> String {
    name.chars()
        .filter(|char| !char.is_control())
        .take(64)
        .collect()
}
