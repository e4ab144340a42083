use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_control_policy::{
    Request, Response, ResponseControlPolicy,
};

use super::create_control_policy::EFFECT_SCOPE;
use super::found;
use crate::planner::Planner;

/// Shows a control policy with its document.
///
/// Source: ResourceDirectoryMaster API, `GetControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.policy_id.as_deref();
    let resource = format!("policy/controlpolicy/{}", id.unwrap_or_default());
    planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let policy = organization.policy(id)?;
    let count = organization.identities.control_attachments(&policy.id);
    Ok(Response {
        control_policy: ResponseControlPolicy {
            attachment_count: count.to_string(),
            create_date: policy.created,
            description: policy.description,
            effect_scope: EFFECT_SCOPE.to_owned(),
            policy_document: policy.document.to_string(),
            policy_id: policy.id.to_string(),
            policy_name: policy.name,
            policy_type: policy.kind.word().to_owned(),
            update_date: policy.updated,
        },
    })
}
