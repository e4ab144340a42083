use openapi::generated::resourcedirectorymaster::list_control_policy_attachments_for_target::{
    Request, Response, ResponseControlPolicyAttachment,
};
use openapi::{ApiError, errors};

use super::create_control_policy::EFFECT_SCOPE;
use super::found;
use crate::planner::Planner;

/// Lists what is attached to a folder or member; what is attached above is not told.
///
/// Source: ResourceDirectoryMaster API, `ListControlPolicyAttachmentsForTarget`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let organization = found::own(planner)?;
    let target = organization.target(request.target_id.as_deref());
    let target = target.ok_or_else(|| errors::ENTITY_NOT_EXISTS_TARGET.error())?;
    let mut shown = Vec::new();
    for attachment in target.attached() {
        let policy = organization.policy(Some(attachment.policy.as_str()))?;
        shown.push(ResponseControlPolicyAttachment {
            attach_date: attachment.attached.to_string(),
            description: policy.description,
            effect_scope: EFFECT_SCOPE.to_owned(),
            policy_id: policy.id.to_string(),
            policy_name: policy.name,
            policy_type: policy.kind.word().to_owned(),
        });
    }
    Ok(Response {
        control_policy_attachments: shown,
    })
}
