use openapi::ApiError;
use openapi::generated::ram::set_default_policy_version::{Request, Response};

use super::{policy, refusal};
use crate::planner::Planner;

/// Makes another version of a policy the one that holds, for everybody who has the policy, from the next call on.
///
/// Source: RAM API, `SetDefaultPolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (policy, permit) = policy::custom(planner, request.policy_name.as_deref())?;
    let id = policy::version_id(request.version_id.as_deref())?;
    let changed = policy
        .with_default(id, planner.now())
        .map_err(refusal::refused)?;
    policy::put(planner, &permit, changed);
    Ok(Response {})
}
