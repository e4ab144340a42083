use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::detach_control_policy::{Request, Response};
use ram::directory::detach_control_policy;

use super::attach_control_policy::target;
use super::{found, refusal};
use crate::planner::Planner;

/// Detaches a control policy from a folder or member. The last one stays.
///
/// Source: ResourceDirectoryMaster API, `DetachControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.policy_id.as_deref();
    let resource = format!("policy/controlpolicy/{}", id.unwrap_or_default());
    let permit = planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let policy = organization.policy(id)?;
    let target = target(&organization, request.target_id.as_deref())?;
    let attached =
        detach_control_policy(target.attached(), &policy.id).map_err(refusal::refused)?;
    organization.bump(planner);
    target.put_with(planner, &permit, attached);
    Ok(Response {})
}
