use openapi::generated::resourcedirectorymaster::attach_control_policy::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::attach_control_policy;

use super::found::{self, Organization, Target};
use super::refusal;
use crate::planner::Planner;

/// Attaches a control policy to a folder or member. It binds every account there and below from the next call on.
///
/// Source: ResourceDirectoryMaster API, `AttachControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.policy_id.as_deref();
    let resource = format!("policy/controlpolicy/{}", id.unwrap_or_default());
    let permit = planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let policy = organization.policy(id)?;
    let target = target(&organization, request.target_id.as_deref())?;
    let attached = attach_control_policy(target.attached(), policy.id, planner.now())
        .map_err(refusal::refused)?;
    organization.bump(planner);
    target.put_with(planner, &permit, attached);
    Ok(Response {})
}

/// The folder or member, of a directory in which control policies are in force.
pub(crate) fn target(organization: &Organization, text: Option<&str>) -> Result<Target, ApiError> {
    if !organization.directory.control_policies_enabled {
        return Err(errors::CONTROL_POLICY_NOT_ENABLED.error());
    }
    organization
        .target(text)
        .ok_or_else(|| errors::ENTITY_NOT_EXISTS_TARGET.error())
}
