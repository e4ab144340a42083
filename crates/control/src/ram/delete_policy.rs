use openapi::ApiError;
use openapi::generated::ram::delete_policy::{Request, Response};
use ram::directory::{EntityId, EntityKey, Policy};

use super::{policy, refusal};
use crate::planner::Planner;

/// Deletes a policy of the account that is attached to nobody and has only the version that holds, or with all
/// its versions where that is asked for.
///
/// Source: RAM API, `DeletePolicy`, `CascadingDelete`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (policy, permit) = policy::custom(planner, request.policy_name.as_deref())?;
    let mut goes = Policy::clone(&policy);
    if request.cascading_delete == Some(true) {
        let default = goes.default_version;
        goes.versions.retain(|it| it.number == default);
    }
    planner
        .identities()
        .may_delete_policy(&goes)
        .map_err(refusal::refused)?;
    policy::goes(planner);
    let key = EntityKey {
        account: planner.account(),
        id: EntityId::Policy(policy.name.folded()),
    };
    planner.delete_identity(&permit, key);
    Ok(Response {})
}
