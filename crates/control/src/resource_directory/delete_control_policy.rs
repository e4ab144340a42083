use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::delete_control_policy::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::{found, refusal};
use crate::planner::Planner;

/// Deletes a control policy that is attached nowhere.
///
/// Source: ResourceDirectoryMaster API, `DeleteControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.policy_id.as_deref();
    let resource = format!("policy/controlpolicy/{}", id.unwrap_or_default());
    let permit = planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let policy = organization.custom_policy(id)?;
    organization
        .identities
        .may_delete_control_policy(&policy)
        .map_err(refusal::refused)?;
    organization.bump(planner);
    let id = EntityId::ControlPolicy(policy.id.clone());
    planner.delete_identity(
        &permit,
        EntityKey {
            account: permit.owner(),
            id,
        },
    );
    Ok(Response {})
}
