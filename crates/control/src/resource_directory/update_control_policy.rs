use std::sync::Arc;

use openapi::generated::resourcedirectorymaster::update_control_policy::{
    Request, Response, ResponseControlPolicy,
};
use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::{ControlPolicy, Entity};

use super::create_control_policy::EFFECT_SCOPE;
use super::{found, refusal, texts};
use crate::planner::Planner;
use crate::ram::text;

/// Changes name, description or document of a control policy. A new document is in force with the next call.
///
/// Source: ResourceDirectoryMaster API, `UpdateControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.policy_id.as_deref();
    let resource = format!("policy/controlpolicy/{}", id.unwrap_or_default());
    let permit = planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let mut policy = ControlPolicy::clone(&*organization.custom_policy(id)?);
    if let Some(name) = request
        .new_policy_name
        .as_deref()
        .filter(|it| !it.is_empty())
    {
        let name = texts::policy_name(Some(name), &errors::INVALID_PARAMETER_NEW_POLICY_NAME)?;
        if !name.eq_ignore_ascii_case(&policy.name) {
            organization
                .identities
                .may_call_control_policy(&name)
                .map_err(refusal::refused)?;
        }
        policy.name = name;
    }
    let most = &errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH;
    let description = request.new_description.as_deref();
    let description = description.map(|it| text::bounded(Some(it), 1_024, most));
    text::replace(&mut policy.description, description)?;
    if let Some(document) = request
        .new_policy_document
        .as_deref()
        .filter(|it| !it.is_empty())
    {
        let length = &errors::INVALID_PARAMETER_NEW_POLICY_DOCUMENT_LENGTH;
        policy.document = texts::document(Some(document), length)?.into();
    }
    policy.updated = planner.now();
    let count = organization.identities.control_attachments(&policy.id);
    let response = Response {
        control_policy: ResponseControlPolicy {
            attachment_count: count.to_string(),
            create_date: policy.created.to_string(),
            description: policy.description.clone(),
            effect_scope: EFFECT_SCOPE.to_owned(),
            policy_id: policy.id.to_string(),
            policy_name: policy.name.clone(),
            policy_type: PolicyKind::Custom.word().to_owned(),
            update_date: policy.updated.to_string(),
        },
    };
    organization.bump(planner);
    planner.put_identity(&permit, Entity::ControlPolicy(Arc::new(policy)));
    Ok(response)
}
