use openapi::{ApiError, errors};

/// `ResourceGroupId`; empty is the default one. There is no resource manager yet: any id of the right form is
/// taken for one of the caller's.
pub(super) fn read(text: Option<&str>) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    let is_id = text.strip_prefix("rg-").is_some_and(|rest| {
        (1..=60).contains(&rest.len())
            && rest
                .bytes()
                .all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
    });
    if text.is_empty() || is_id {
        Ok(text.to_owned())
    } else {
        Err(errors::INVALID_RESOURCE_GROUP_NOT_FOUND.with(text))
    }
}
