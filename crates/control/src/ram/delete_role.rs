use openapi::ApiError;
use openapi::generated::ram::delete_role::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::{refusal, subject, trust};
use crate::planner::Planner;

/// Deletes a role that has no policy. Its sessions end with it.
///
/// Source: RAM API, `DeleteRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (role, permit) = subject::role(planner, request.role_name.as_deref())?;
    trust::not_of_a_service(&role)?;
    planner
        .identities()
        .may_delete_role(&role)
        .map_err(refusal::refused)?;
    let key = EntityKey {
        account: planner.account(),
        id: EntityId::Role(role.id),
    };
    planner.delete_identity(&permit, key);
    Ok(Response {})
}
