use openapi::ApiError;
use openapi::generated::ram::delete_policy_version::{Request, Response};

use super::{policy, refusal};
use crate::planner::Planner;

/// Deletes a version of a policy that does not hold.
///
/// Source: RAM API, `DeletePolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (policy, permit) = policy::custom(planner, request.policy_name.as_deref())?;
    let id = policy::version_id(request.version_id.as_deref())?;
    let changed = policy
        .without_version(id, planner.now())
        .map_err(refusal::refused)?;
    policy::put(planner, &permit, changed);
    Ok(Response {})
}
