use openapi::ApiError;
use openapi::generated::ram::delete_group::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::{refusal, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes a user group that has no user and no policy left.
///
/// Source: RAM API, `DeleteGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, permit) = subject::group(planner, request.group_name.as_deref())?;
    let identities = planner.identities();
    identities
        .may_delete_group(&group)
        .map_err(refusal::refused)?;
    let account = planner.account();
    planner.bump(GuardKey::Directory(account));
    let id = EntityId::Group(group.id);
    planner.delete_identity(&permit, EntityKey { account, id });
    Ok(Response {})
}
