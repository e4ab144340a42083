//! Names and descriptions of requests, each in its bounds.

use openapi::{ApiError, ErrorRow, errors};
use ram::{Dialect, DocumentKind, PolicyDocument};

use crate::ram::refusal::malformed;

/// The name of a folder.
///
/// Source: ResourceManager API, `CreateFolder`, `FolderName`.
pub(crate) fn folder_name(text: Option<&str>) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let count = text.chars().count();
    if !(1..=24).contains(&count) {
        return Err(errors::INVALID_PARAMETER_FOLDER_NAME_LENGTH
            .with(format_args!("{count} characters; it may have 1 to 24")));
    }
    if !text.chars().all(is_of_name) {
        return Err(errors::INVALID_PARAMETER_FOLDER_NAME
            .with("it has letters, digits, \"_\", \".\" and \"-\" only"));
    }
    Ok(text.to_owned())
}

/// The name of a member for people.
///
/// Source: ResourceManager API, `CreateResourceAccount`, `DisplayName`.
pub(crate) fn display_name(text: Option<&str>) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let is_legal = (2..=50).contains(&text.chars().count()) && text.chars().all(is_of_name);
    if !is_legal {
        return Err(errors::INVALID_PARAMETER_DISPLAY_NAME
            .with("it has 2 to 50 letters, digits, \"_\", \".\" and \"-\""));
    }
    Ok(text.to_owned())
}

/// What comes before the `@` of an account's name.
///
/// Source: ResourceManager API, `CreateResourceAccount`, `AccountNamePrefix`.
pub(crate) fn account_name_prefix(text: &str) -> Result<String, ApiError> {
    let is_mark = |it: char| matches!(it, '_' | '.' | '-');
    let is_legal = (2..=50).contains(&text.len())
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || is_mark(it))
        && !text.starts_with(is_mark)
        && !text.ends_with(is_mark)
        && !text
            .as_bytes()
            .windows(2)
            .any(|two| two.iter().all(|it| is_mark(char::from(*it))));
    if !is_legal {
        return Err(errors::INVALID_PARAMETER_ACCOUNT_NAME_PREFIX.with(
            "it has 2 to 50 letters, digits, \"_\", \".\" and \"-\", begins and ends with a letter or digit, and no \
             two marks stand together",
        ));
    }
    Ok(text.to_owned())
}

/// The name of a control policy.
///
/// Source: ResourceManager API, `CreateControlPolicy`, `PolicyName`.
pub(crate) fn policy_name(text: Option<&str>, refused: &ErrorRow) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let is_legal = (1..=128).contains(&text.len())
        && text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text
            .chars()
            .all(|it| it.is_ascii_alphanumeric() || it == '-');
    if !is_legal {
        return Err(
            refused.with("it has 1 to 128 letters, digits and \"-\", and begins with a letter")
        );
    }
    Ok(text.to_owned())
}

/// The document of a control policy, as it is written.
///
/// Source: ResourceManager API, `CreateControlPolicy`, `PolicyDocument`.
pub(crate) fn document(text: Option<&str>, length: &ErrorRow) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let (count, most) = (text.chars().count(), DocumentKind::Control.max_characters());
    if count > most {
        return Err(length.with(format_args!("{count} characters; at most {most}")));
    }
    PolicyDocument::parse(text, DocumentKind::Control, Dialect::Strict)
        .map_err(|error| malformed(&error))?;
    Ok(text.to_owned())
}

/// Letters of any writing, digits and three marks.
fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '.' | '-')
}
