use std::sync::Arc;

use openapi::generated::resourcedirectorymaster::create_control_policy::{
    Request, Response, ResponseControlPolicy,
};
use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::{ControlPolicy, ControlPolicyId, Entity};

use super::{found, refusal, texts};
use crate::planner::Planner;
use crate::ram::text;
use crate::words;

/// Makes a control policy, which is attached nowhere yet.
///
/// Source: ResourceDirectoryMaster API, `CreateControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("policy/controlpolicy/*", planner.account())?;
    let organization = found::own(planner)?;
    let name = request.policy_name.as_deref();
    let name = texts::policy_name(name, &errors::INVALID_PARAMETER_POLICY_NAME)?;
    let description = request.description.as_deref();
    let description = text::bounded(
        description,
        1_024,
        &errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
    )?;
    let scope = request.effect_scope.as_deref().unwrap_or_default();
    if scope != EFFECT_SCOPE {
        return Err(errors::INVALID_PARAMETER_EFFECT_SCOPE
            .with(format_args!("it is {scope:?}; it may be {EFFECT_SCOPE}")));
    }
    let length = &errors::INVALID_PARAMETER_POLICY_DOCUMENT_LENGTH;
    let document = texts::document(request.policy_document.as_deref(), length)?;
    let tags = words::tags(
        request
            .tag
            .iter()
            .map(|it| (it.key.as_deref(), it.value.as_deref())),
    )?;
    organization
        .identities
        .may_add_control_policy(&name)
        .map_err(refusal::refused)?;
    let policy = ControlPolicy {
        id: ControlPolicyId::from_random(planner.random()),
        name,
        description,
        document: document.into(),
        tags,
        created: planner.now(),
        updated: planner.now(),
    };
    let response = Response {
        control_policy: ResponseControlPolicy {
            attachment_count: "0".to_owned(),
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

/// Users and roles of members; no control policy binds a root.
pub(crate) const EFFECT_SCOPE: &str = "RAM";
