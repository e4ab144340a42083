use openapi::{ApiError, errors};

use crate::planner::Planner;
use crate::resource_manager::group;

/// `ResourceGroupId`, of a resource group of the caller's account that is there, and still is when this commits; empty
/// is the default one. Ask for a permit before.
pub(crate) fn named(planner: &mut Planner<'_>, text: Option<&str>) -> Result<String, ApiError> {
    let text = text.unwrap_or_default();
    if text.is_empty() {
        return Ok(String::new());
    }
    let id = group::there(planner, text)
        .ok_or_else(|| errors::INVALID_RESOURCE_GROUP_NOT_FOUND.with(text))?;
    group::bump(planner, &id);
    Ok(id.to_string())
}
