use std::sync::Arc;

use cloud_id::{Tag, Tags};
use openapi::generated::ram::create_role::{Request, Response, ResponseRole};
use openapi::{ApiError, errors};
use ram::directory::{Attachments, Entity, Role, RoleId};
use ram::{Dialect, DocumentKind, PolicyDocument};

use super::{refusal, subject, text};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Makes a role, which may do nothing yet.
///
/// Source: RAM API, `CreateRole`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("role/*", planner.account())?;
    let name = subject::role_name(request.role_name.as_deref())?;
    let trust = trust(planner, request.assume_role_policy_document.as_deref())?;
    planner.identities().may_add_role(&name).map_err(refusal::refused)?;
    let description = request.description.as_deref();
    let (least, most) = Role::SESSION_SECS;
    let max_session_secs = match request.max_session_duration {
        None => least,
        Some(secs) => u32::try_from(secs)
            .ok()
            .filter(|secs| (least..=most).contains(secs))
            .ok_or_else(|| errors::INVALID_PARAMETER_MAX_SESSION_DURATION_RANGE.with(secs))?,
    };
    let tags: Result<Vec<Tag>, _> = request
        .tag
        .iter()
        .map(|it| Tag::new(it.key.as_deref().unwrap_or_default(), it.value.as_deref().unwrap_or_default()))
        .collect();
    let tags = Tags::new(tags.map_err(words::refused_tag)?).map_err(words::refused_tag)?;
    let now = planner.now();
    let role = Role {
        id: RoleId::from_random(planner.random()),
        name,
        description: text::bounded(description, 1_024, &errors::INVALID_PARAMETER_DESCRIPTION_LENGTH)?,
        trust: trust.text().into(),
        max_session_secs,
        policies: Attachments::default(),
        tags,
        service: None,
        created: now,
        updated: now,
    };
    let response = Response {
        role: ResponseRole {
            allow_console_login: true,
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

/// `AssumeRolePolicyDocument`.
fn trust(planner: &Planner<'_>, text: Option<&str>) -> Result<PolicyDocument, ApiError> {
    let text = text.unwrap_or_default();
    let most = DocumentKind::Trust.max_characters();
    if text.chars().count() > most {
        return Err(errors::INVALID_PARAMETER_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH
            .with(format_args!("at most {most} characters")));
    }
    let dialect: Dialect = planner.identities().settings().dialect;
    PolicyDocument::parse(text, DocumentKind::Trust, dialect)
        .map_err(|error| refusal::malformed(&error))
}
