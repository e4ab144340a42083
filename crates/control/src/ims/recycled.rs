//! What is in the recycle bin of the calling account.

use std::sync::Arc;

use openapi::{ApiError, errors};
use ram::directory::{RecycledKey, RecycledUser};

use crate::planner::Planner;

/// A user in the bin, by `UserId`.
///
/// # Errors
/// `EntityNotExist.User`.
pub(super) fn user(planner: &Planner<'_>, id: Option<&str>) -> Result<Arc<RecycledUser>, ApiError> {
    let id = id.and_then(|it| it.parse().ok());
    let identities = planner.identities();
    let found = id.and_then(|id| identities.recycled_user(id));
    let found = found.filter(|it| it.is_kept(planner.now()));
    found
        .cloned()
        .ok_or_else(|| errors::ENTITY_NOT_EXIST_USER.error())
}

/// A key in the bin, by `UserAccessKeyId`; of a user, where `UserId` is given.
///
/// # Errors
/// `EntityNotExist.User.AccessKey`.
pub(super) fn key(
    planner: &Planner<'_>,
    id: Option<&str>,
    user: Option<&str>,
) -> Result<Arc<RecycledKey>, ApiError> {
    let identities = planner.identities();
    let found = identities.recycled_key(id.unwrap_or_default());
    let is_meant = |it: &&Arc<RecycledKey>| {
        it.is_kept(planner.now()) && user.is_none_or(|id| it.user.to_string() == id)
    };
    let found = found.filter(is_meant).cloned();
    found.ok_or_else(|| errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY.error())
}
