use std::sync::Arc;

use cloud_id::{AccountId, Timestamp};
use openapi::generated::sts::assume_role::{
    Request, Response, ResponseAssumedRoleUser, ResponseCredentials,
};
use openapi::{ApiError, ErrorRow, errors};
use ram::directory::{Role, RoleId};
use ram::{Context, Dialect, DocumentKind, KnownKey, PolicyDocument};

use crate::planner::Planner;
use crate::session::{self, NewSession, SessionCredentials};

/// Begins a session of a role, when the caller's policies and the role's trust both allow it.
///
/// Source: STS API, `AssumeRole`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let external_id = request
        .external_id
        .as_deref()
        .filter(|text| !text.is_empty());
    let asked = Asked {
        role_arn: request.role_arn.as_deref().unwrap_or_default(),
        session_name: request.role_session_name.as_deref().unwrap_or_default(),
        duration_secs: request.duration_seconds,
        at_most: None,
        policy: request.policy.as_deref(),
        source_identity: request.source_identity.as_deref().unwrap_or_default(),
    };
    asked.check()?;
    if external_id.is_some_and(|text| !is_external_id(text)) {
        return Err(errors::INVALID_PARAMETER
            .with("ExternalId has 2 to 1224 letters, digits and '_+=,.@:/-'"));
    }
    let no_role = &errors::ENTITY_NOT_EXIST_ROLE;
    let begun = assume(planner, &asked, no_role, &external_id, |context, id| {
        if let Some(id) = id {
            context.set(KnownKey::ExternalId, *id);
        }
    })?;
    Ok(Response {
        assumed_role_user: ResponseAssumedRoleUser {
            arn: begun.arn,
            assumed_role_id: begun.id,
        },
        credentials: ResponseCredentials {
            access_key_id: begun.credentials.access_key_id,
            access_key_secret: begun.credentials.access_key_secret.reveal().to_owned(),
            expiration: begun.credentials.expiration.to_string(),
            security_token: begun.credentials.security_token.reveal().to_owned(),
        },
        source_identity: asked.source_identity.to_owned(),
    })
}

/// What every way to assume a role asks for.
pub(super) struct Asked<'a> {
    pub(super) role_arn: &'a str,
    pub(super) session_name: &'a str,
    pub(super) duration_secs: Option<i64>,
    /// When it ends at the latest, where somebody else has a say in that.
    pub(super) at_most: Option<Timestamp>,
    pub(super) policy: Option<&'a str>,
    pub(super) source_identity: &'a str,
}

/// A session that was begun.
pub(super) struct Begun {
    /// The account of the role.
    pub(super) account: AccountId,
    pub(super) role: RoleId,
    /// `AssumedRoleUser.Arn`.
    pub(super) arn: String,
    /// `AssumedRoleUser.AssumedRoleId`.
    pub(super) id: String,
    pub(super) credentials: SessionCredentials,
}

impl<'a> Asked<'a> {
    /// The role: its account and its name.
    fn role(&self) -> Result<(AccountId, &'a str), ApiError> {
        let arn = self.role_arn;
        session::role_of_arn(arn).ok_or_else(|| errors::INVALID_PARAMETER_ROLE_ARN.with(arn))
    }

    /// That the role and the session are named as they may be.
    pub(super) fn check(&self) -> Result<(), ApiError> {
        self.role()?;
        match is_session_name(self.session_name) {
            true => Ok(()),
            false => Err(errors::INVALID_PARAMETER_ROLE_SESSION_NAME
                .with("2 to 64 letters, digits, '.', '@', '-' and '_'")),
        }
    }
}

/// Begins a session for whoever calls, when all who have a say in it allow it. `fill` puts what the role's trust may ask
/// about into the context.
pub(super) fn assume<T>(
    planner: &mut Planner<'_>,
    asked: &Asked<'_>,
    no_role: &ErrorRow,
    entry: &T,
    fill: impl for<'c> Fn(&mut Context<'c>, &'c T),
) -> Result<Begun, ApiError> {
    asked.check()?;
    let (account, name) = asked.role()?;
    let session_name = asked.session_name;
    let directory = planner.directory().account(account);
    let role = directory.and_then(|it| it.role_named(name).ok()).cloned();
    let trust = role.as_deref().and_then(trust);
    planner.permit_to_assume(account, name, trust.as_ref(), entry, fill)?;
    let role: Arc<Role> = role.ok_or_else(|| no_role.with(name))?;
    let expires = expires(planner.now(), asked.duration_secs, &role)?;
    let expires = asked.at_most.map_or(expires, |it| it.min(expires));
    let policy = session_policy(planner, asked.policy)?;
    let credentials = planner.begin_session(&NewSession {
        account,
        role: &role,
        name: session_name,
        policy: policy.as_ref(),
        source_identity: asked.source_identity,
        attachment: None,
        began_by: &planner.caller().lineage(),
        issued: planner.now(),
        expires,
    });
    Ok(Begun {
        account,
        role: role.id,
        arn: format!("{}/{session_name}", role.arn(account)),
        id: format!("{}:{session_name}", role.id),
        credentials,
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
