//! The users that a request about tags names.

use std::sync::Arc;

use cloud_id::Tags;
use openapi::{ApiError, errors};
use ram::directory::{Entity, User};

use super::principal_name;
use crate::caller::Permit;
use crate::planner::Planner;
use crate::ram::subject;

/// `ResourceType`: users are what has tags in this service.
pub(super) fn check_type(text: Option<&str>) -> Result<(), ApiError> {
    match text {
        Some("user") => Ok(()),
        other => Err(errors::INVALID_PARAMETER_RESOURCE_TYPE.with(other.unwrap_or_default())),
    }
}

/// Those that are named, each of which the caller may do what it asks to; one at least.
pub(super) fn named(
    planner: &mut Planner<'_>,
    ids: &[String],
    names: &[String],
) -> Result<Vec<(Arc<User>, Permit)>, ApiError> {
    let names = principal_name::user_names(planner, ids, names)?;
    if names.is_empty() {
        let refused = &errors::INVALID_PARAMETER_RESOURCE_PRINCIPAL_NAME;
        return Err(refused.with("ResourceId or ResourcePrincipalName is needed"));
    }
    let user = |name: &String| subject::user(planner, Some(name));
    names.iter().map(user).collect()
}

/// Writes a user with other tags.
pub(super) fn put(planner: &mut Planner<'_>, permit: &Permit, user: &User, tags: Tags) {
    let user = User {
        tags,
        updated: planner.now(),
        ..user.clone()
    };
    planner.put_identity(permit, Entity::User(Arc::new(user)));
}
