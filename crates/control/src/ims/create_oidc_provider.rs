use std::sync::Arc;

use openapi::generated::ims::create_oidc_provider::{Request, Response, ResponseOIDCProvider};
use openapi::{ApiError, errors};
use ram::directory::{Entity, IdentityProvider, OidcProvider, ProviderProtocol};

use super::oidc;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::ram::{refusal, text};

/// Makes an OIDC provider. Until its keys are given nothing is proved by it.
///
/// Source: IMS API, `CreateOIDCProvider`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    let permit = planner.permit("oidc-provider/*", account)?;
    let name = oidc::name(request.oidc_provider_name.as_deref())?;
    let issuer = request.issuer_url.as_deref().unwrap_or_default().parse();
    let issuer = issuer.map_err(|error| errors::INVALID_PARAMETER_ISSUER_URL_FORMAT.with(error))?;
    let description = text::bounded(
        request.description.as_deref(),
        256,
        &errors::INVALID_PARAMETER_DESCRIPTION_LENGTH,
    )?;
    let hours = oidc::issuance_limit(request.issuance_limit_time)?;
    let mut protocol = OidcProvider {
        issuer,
        client_ids: Vec::new(),
        fingerprints: Vec::new(),
        issuance_limit_hours: hours.unwrap_or(OidcProvider::ISSUANCE_LIMIT_HOURS),
        keys: "".into(),
    };
    oidc::add_client_ids(&mut protocol, request.client_ids.as_deref())?;
    oidc::add_fingerprints(&mut protocol, request.fingerprints.as_deref())?;
    let now = planner.now();
    let provider = Arc::new(IdentityProvider {
        name,
        description,
        protocol: ProviderProtocol::Oidc(protocol),
        created: now,
        updated: now,
    });
    planner
        .identities()
        .may_add_provider(&provider)
        .map_err(refusal::refused)?;
    planner.bump(GuardKey::Directory(account));
    let shown = oidc::shown!(ResponseOIDCProvider, &provider, account);
    planner.put_identity(&permit, Entity::Provider(provider));
    Ok(Response {
        oidc_provider: shown,
    })
}
