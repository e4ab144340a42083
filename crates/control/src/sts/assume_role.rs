use std::sync::Arc;

use cloud_id::Timestamp;
use openapi::generated::sts::assume_role::{
    Request, Response, ResponseAssumedRoleUser, ResponseCredentials,
};
use openapi::{ApiError, errors};
use ram::directory::Role;
use ram::{Dialect, DocumentKind, KnownKey, PolicyDocument};

use crate::planner::Planner;
use crate::session::{self, NewSession};

/// Begins a session of a role, when the caller's policies and the role's trust both allow it.
///
/// Source: STS API, `AssumeRole`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let arn = request.role_arn.as_deref().unwrap_or_default();
    let (account, name) =
        session::role_of_arn(arn).ok_or_else(|| errors::INVALID_PARAMETER_ROLE_ARN.with(arn))?;
    let session_name = request.role_session_name.as_deref().unwrap_or_default();
    if !is_session_name(session_name) {
        return Err(errors::INVALID_PARAMETER_ROLE_SESSION_NAME
            .with("2 to 64 letters, digits, '.', '@', '-' and '_'"));
    }
    let external_id = request
        .external_id
        .as_deref()
        .filter(|text| !text.is_empty());
    if external_id.is_some_and(|text| !is_external_id(text)) {
        return Err(errors::INVALID_PARAMETER
            .with("ExternalId has 2 to 1224 letters, digits and '_+=,.@:/-'"));
    }
    let directory = planner.directory().account(account);
    let role = directory.and_then(|it| it.role_named(name).ok()).cloned();
    let trust = role.as_deref().and_then(trust);
    planner.permit_to_assume(
        account,
        name,
        trust.as_ref(),
        &external_id,
        |context, id| {
            if let Some(id) = id {
                context.set(KnownKey::ExternalId, *id);
            }
        },
    )?;
    let role: Arc<Role> = role.ok_or_else(|| errors::ENTITY_NOT_EXIST_ROLE.with(name))?;
    let expires = expires(planner.now(), request.duration_seconds, &role)?;
    let policy = session_policy(planner, request.policy.as_deref())?;
    let source_identity = request.source_identity.as_deref().unwrap_or_default();
    let credentials = planner.begin_session(&NewSession {
        account,
        role: &role,
        name: session_name,
        policy: policy.as_ref(),
        source_identity,
        attachment: None,
        began_by: &planner.caller().lineage(),
        issued: planner.now(),
        expires,
    });
    Ok(Response {
        assumed_role_user: ResponseAssumedRoleUser {
            arn: format!("{}/{session_name}", role.arn(account)),
            assumed_role_id: format!("{}:{session_name}", role.id),
        },
        credentials: ResponseCredentials {
            access_key_id: credentials.access_key_id,
            access_key_secret: credentials.access_key_secret.reveal().to_owned(),
            expiration: credentials.expiration.to_string(),
            security_token: credentials.security_token.reveal().to_owned(),
        },
        source_identity: source_identity.to_owned(),
    })
}

/// The trust policy of a role; one that is not readable trusts nobody.
pub(crate) fn trust(role: &Role) -> Option<PolicyDocument> {
    let read = |dialect| PolicyDocument::parse(&role.trust, DocumentKind::Trust, dialect);
    read(Dialect::Strict)
        .or_else(|_| read(Dialect::Extended))
        .inspect_err(|error| {
            tracing::error!(%error, role.id = %role.id, "a stored trust policy is not readable");
        })
        .ok()
}

/// `DurationSeconds`: 900 up to what the role allows, an hour when it is not given.
fn expires(now: Timestamp, asked: Option<i64>, role: &Role) -> Result<Timestamp, ApiError> {
    let most = i64::from(role.max_session_secs);
    let secs = asked.unwrap_or(3_600);
    if !(900..=most).contains(&secs) {
        return Err(
            errors::INVALID_PARAMETER_DURATION_SECONDS.with(format_args!(
                "{secs}; it may be 900 to {most} for this role"
            )),
        );
    }
    Ok(Timestamp::from_unix_secs(now.unix_secs + secs))
}

/// `Policy`: what the session may do at most.
fn session_policy(
    planner: &Planner<'_>,
    text: Option<&str>,
) -> Result<Option<PolicyDocument>, ApiError> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    let most = DocumentKind::Session.max_characters();
    if text.chars().count() > most {
        return Err(
            errors::INVALID_PARAMETER_POLICY_SIZE.with(format_args!("at most {most} characters"))
        );
    }
    let dialect = planner.identities().settings().dialect;
    PolicyDocument::parse(text, DocumentKind::Session, dialect)
        .map(Some)
        .map_err(|error| errors::INVALID_PARAMETER_POLICY_GRAMMAR.with(error))
}

fn is_session_name(text: &str) -> bool {
    let is_legal = |it: char| it.is_ascii_alphanumeric() || ".@-_".contains(it);
    (2..=64).contains(&text.chars().count()) && text.chars().all(is_legal)
}

fn is_external_id(text: &str) -> bool {
    let is_legal = |it: char| it.is_ascii_alphanumeric() || "_+=,.@:/-".contains(it);
    (2..=1_224).contains(&text.chars().count()) && text.chars().all(is_legal)
}
