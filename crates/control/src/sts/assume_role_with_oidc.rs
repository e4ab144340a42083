use openapi::generated::sts::assume_role_with_oidc::{
    Request, Response, ResponseAssumedRoleUser, ResponseCredentials, ResponseOIDCTokenInfo,
};
use openapi::{ApiError, errors};
use ram::{KnownKey, Value, Values};

use super::assume_role::{Asked, assume};
use crate::caller::Identity;
use crate::federated::Word;
use crate::planner::Planner;

/// Begins a session of a role for somebody whom an OIDC provider vouches for, when the role trusts the provider and
/// what it says.
///
/// Source: STS API, `AssumeRoleWithOIDC`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let Identity::Federated(vouched) = &planner.caller().identity else {
        return Err(errors::AUTHENTICATION_FAIL_NO_PERMISSION.with("no provider vouches for it"));
    };
    let Word::Oidc(token) = &vouched.word else {
        return Err(errors::INTERNAL_ERROR.error());
    };
    let asked = Asked {
        role_arn: request.role_arn.as_deref().unwrap_or_default(),
        session_name: request.role_session_name.as_deref().unwrap_or_default(),
        duration_secs: request.duration_seconds,
        at_most: None,
        policy: request.policy.as_deref(),
        source_identity: "",
    };
    let audience: Vec<Value<'_>> = token.audience.iter().map(|it| it.as_str().into()).collect();
    let said = (token.issuer.as_str(), audience, token.subject.as_str());
    let no_role = &errors::ENTITY_NOT_EXIST_ROLE;
    let begun = assume(
        planner,
        &asked,
        no_role,
        &said,
        |context, (issuer, audience, subject)| {
            context.set(KnownKey::OidcIssuer, *issuer);
            context.set_values(KnownKey::OidcAudience, Values::Many(audience));
            context.set(KnownKey::OidcSubject, *subject);
        },
    )?;
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
        oidc_token_info: ResponseOIDCTokenInfo {
            client_ids: token.audience.join(","),
            expiration_time: token.expires.to_string(),
            issuance_time: token.issued.to_string(),
            issuer: token.issuer.clone(),
            subject: token.subject.clone(),
            verification_info: "Success".to_owned(),
        },
        source_identity: String::new(),
    })
}
