use std::sync::Arc;

use openapi::generated::ram::create_role::{Request, Response, ResponseRole};
use openapi::{ApiError, errors};
use ram::directory::{Attachments, Entity, Role, RoleId};

use super::{refusal, subject, tags, text, trust};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes a role, which may do nothing yet.
///
/// Source: RAM API, `CreateRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("role/*", planner.account())?;
    let name = subject::role_name(request.role_name.as_deref())?;
    let document = request.assume_role_policy_document.as_deref();
    let length = &errors::INVALID_PARAMETER_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH;
    let trust = trust::read(planner, document.unwrap_or_default(), length)?;
    planner.identities().may_add_role(&name).map_err(refusal::refused)?;
    let description = request.description.as_deref();
    let max_session_secs = match request.max_session_duration {
        None => Role::SESSION_SECS.0,
        Some(secs) => trust::session_secs(secs, &errors::INVALID_PARAMETER_MAX_SESSION_DURATION_RANGE)?,
    };
    let pairs = request.tag.iter();
    let tags = tags::read(pairs.map(|it| (it.key.as_deref(), it.value.as_deref())))?;
    let now = planner.now();
    let role = Role {
        id: RoleId::from_random(planner.random()),
        name,
        description: text::bounded(description, 1_024, &errors::INVALID_PARAMETER_DESCRIPTION_LENGTH)?,
        trust: trust.text().into(),
        max_session_secs,
        policies: Attachments::default(),
        tags,
        allows_console_login: request.allow_console_login != Some(false),
        service: None,
        created: now,
        updated: now,
    };
    let response = Response {
        role: ResponseRole {
            allow_console_login: role.allows_console_login,
            arn: role.arn(planner.account()),
            assume_role_policy_document: role.trust.to_string(),
            create_date: role.created.to_string(),
            description: role.description.clone(),
            max_session_duration: role.max_session_secs.into(),
            role_id: role.id.to_string(),
            role_name: role.name.to_string(),
        },
    };
    planner.bump(GuardKey::Directory(planner.account()));
    planner.put_identity(&permit, Entity::Role(Arc::new(role)));
    Ok(response)
}
