use cloud_id::Timestamp;
use federation::saml::Assertion;
use openapi::generated::sts::assume_role_with_saml::{
    Request, Response, ResponseAssumedRoleUser, ResponseCredentials, ResponseSAMLAssertionInfo,
};
use openapi::{ApiError, errors};
use ram::KnownKey;
use ram::directory::{EntityId, EntityKey};

use super::assume_role::{Asked, assume};
use crate::caller::Identity;
use crate::federated::{Vouched, Word, named};
use crate::planner::Planner;
use crate::session;

/// Begins a session of a role for somebody whom a SAML provider vouches for, when the assertion names the role, and the
/// role trusts the provider. The assertion works once.
///
/// Source: STS API, `AssumeRoleWithSAML`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let refused = |why: &str| errors::AUTHENTICATION_FAIL_NO_PERMISSION.with(why);
    let Identity::Federated(vouched) = &planner.caller().identity else {
        return Err(refused("no provider vouches for it"));
    };
    let Word::Saml(assertion) = &vouched.word else {
        return Err(errors::INTERNAL_ERROR.error());
    };
    let asked = Asked {
        role_arn: request.role_arn.as_deref().unwrap_or_default(),
        session_name: &assertion.session_name,
        duration_secs: request.duration_seconds,
        at_most: ends_at_most(planner.now(), assertion),
        policy: request.policy.as_deref(),
        source_identity: "",
    };
    asked.check()?;
    let role = session::role_of_arn(asked.role_arn);
    let names_role = role.is_some_and(|role| is_for(assertion, role, vouched));
    if !names_role {
        return Err(refused("the assertion is not for this role and provider"));
    }
    let recipient = assertion.recipient.as_str();
    let no_role = &errors::ENTITY_NOT_EXIST_ROLE_ARN;
    let begun = assume(
        planner,
        &asked,
        no_role,
        &recipient,
        |context, recipient| {
            context.set(KnownKey::SamlRecipient, *recipient);
        },
    )?;
    // What was decided rests on the role's trust.
    planner.depends_on_identity(EntityKey {
        account: begun.account,
        id: EntityId::Role(begun.role),
    });
    let provider = vouched.provider.name.folded();
    let account = vouched.account.to_string();
    let parts = ["assertion", &account, &provider, &assertion.id];
    if !planner.use_once(&parts, assertion.expires)? {
        return Err(errors::AUTHENTICATION_FAIL_SAML_ASSERTION_INVALID
            .with("it was used before, and works once"));
    }
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
        saml_assertion_info: ResponseSAMLAssertionInfo {
            issuer: assertion.issuer.clone(),
            recipient: assertion.recipient.clone(),
            subject: assertion.subject.clone(),
            subject_type: assertion.subject_type.clone(),
        },
        source_identity: String::new(),
    })
}

/// When the session ends at the latest, by what the assertion says.
fn ends_at_most(now: Timestamp, assertion: &Assertion) -> Option<Timestamp> {
    let by_length = assertion.session_secs;
    let by_length = by_length.map(|secs| Timestamp::from_unix_secs(now.unix_secs + secs));
    by_length.into_iter().chain(assertion.session_ends).min()
}

/// Whether one of the assertion's pairs is of this role and of the provider that signed it.
fn is_for(
    assertion: &Assertion,
    (account, name): (cloud_id::AccountId, &str),
    vouched: &Vouched,
) -> bool {
    assertion.roles.iter().any(|(role, provider)| {
        let is_role = session::role_of_arn(role)
            .is_some_and(|(of, other)| of == account && other.eq_ignore_ascii_case(name));
        let is_provider = named(provider, "saml-provider/").is_some_and(|(of, other)| {
            of == vouched.account && other.eq_ignore_ascii_case(vouched.provider.name.as_str())
        });
        is_role && is_provider
    })
}
