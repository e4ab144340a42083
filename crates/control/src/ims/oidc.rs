//! What requests about OIDC providers have in common.

use std::sync::Arc;

use openapi::{ApiError, ErrorRow, errors};
use ram::directory::{
    ClientId, Entity, Fingerprint, IdentityProvider, OidcProvider, ProviderName, ProviderProtocol,
};

use crate::caller::Permit;
use crate::planner::Planner;
use crate::ram::refusal;

/// `OIDCProviderName`.
pub(crate) fn name(text: Option<&str>) -> Result<ProviderName, ApiError> {
    let name = text.unwrap_or_default().parse();
    let length = errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_LENGTH;
    let characters = errors::INVALID_PARAMETER_OIDC_PROVIDER_NAME_INVALID_CHARS;
    name.map_err(|error| refusal::bad_name(error, &length, &characters))
}

/// An OIDC provider of the caller's account, and that the caller may do what it asks to it.
pub(crate) fn provider(
    planner: &mut Planner<'_>,
    text: Option<&str>,
) -> Result<(Arc<IdentityProvider>, OidcProvider, Permit), ApiError> {
    let name = name(text)?;
    let permit = planner.permit(&format!("oidc-provider/{name}"), planner.account())?;
    let found = found(planner, &name)?;
    let protocol = protocol(&found)?;
    Ok((found, protocol, permit))
}

/// What an OIDC provider proves its tokens by.
pub(crate) fn protocol(provider: &IdentityProvider) -> Result<OidcProvider, ApiError> {
    match &provider.protocol {
        ProviderProtocol::Oidc(it) => Ok(it.clone()),
        ProviderProtocol::Saml(_) => Err(errors::INTERNAL_ERROR.error()),
    }
}

/// An OIDC provider of the caller's account.
pub(crate) fn found(
    planner: &Planner<'_>,
    name: &ProviderName,
) -> Result<Arc<IdentityProvider>, ApiError> {
    let identities = planner.identities();
    let found = identities.oidc_provider_named(name.as_str());
    found.cloned().map_err(refusal::refused)
}

/// Puts a provider that is changed.
pub(crate) fn put(
    planner: &mut Planner<'_>,
    permit: &Permit,
    before: &IdentityProvider,
    protocol: OidcProvider,
) -> Arc<IdentityProvider> {
    let provider = Arc::new(IdentityProvider {
        protocol: ProviderProtocol::Oidc(protocol),
        updated: planner.now(),
        ..before.clone()
    });
    planner.put_identity(permit, Entity::Provider(Arc::clone(&provider)));
    provider
}

/// `ClientIds`: separated by commas.
pub(crate) fn add_client_ids(
    provider: &mut OidcProvider,
    text: Option<&str>,
) -> Result<(), ApiError> {
    for id in parts(text) {
        let id = client_id(id, &errors::INVALID_PARAMETER_CLIENT_IDS_FORMAT)?;
        provider.add_client_id(id).map_err(refusal::refused)?;
    }
    Ok(())
}

/// `Fingerprints`: separated by commas.
pub(crate) fn add_fingerprints(
    provider: &mut OidcProvider,
    text: Option<&str>,
) -> Result<(), ApiError> {
    for print in parts(text) {
        let print = fingerprint(print, &errors::INVALID_PARAMETER_FINGERPRINTS_FORMAT)?;
        provider.add_fingerprint(print).map_err(refusal::refused)?;
    }
    Ok(())
}

/// `ClientId`.
pub(crate) fn client_id(text: &str, refused: &ErrorRow) -> Result<ClientId, ApiError> {
    text.parse().map_err(|error| refused.with(error))
}

/// `Fingerprint`.
pub(crate) fn fingerprint(text: &str, refused: &ErrorRow) -> Result<Fingerprint, ApiError> {
    text.parse().map_err(|error| refused.with(error))
}

/// `IssuanceLimitTime`, in hours.
///
/// Source: IMS API, `CreateOIDCProvider`, `IssuanceLimitTime`.
pub(crate) fn issuance_limit(hours: Option<i64>) -> Result<Option<u32>, ApiError> {
    let Some(hours) = hours else {
        return Ok(None);
    };
    match u32::try_from(hours) {
        Ok(hours @ 1..=168) => Ok(Some(hours)),
        _ => Err(errors::INVALID_PARAMETER_ISSUANCE_LIMIT_TIME.with("1 to 168 hours")),
    }
}

fn parts(text: Option<&str>) -> impl Iterator<Item = &str> {
    let parts = text.unwrap_or_default().split(',');
    parts.map(str::trim).filter(|part| !part.is_empty())
}

/// A provider as its operations answer it: the fields are the same in all of them, but each answer has a type of its own.
macro_rules! shown {
    ($type:ident, $provider:expr, $account:expr) => {{
        let provider: &ram::directory::IdentityProvider = $provider;
        let ram::directory::ProviderProtocol::Oidc(oidc) = &provider.protocol else {
            return Err(openapi::errors::INTERNAL_ERROR.error());
        };
        let joined = |all: &mut dyn Iterator<Item = &str>| all.collect::<Vec<_>>().join(",");
        $type {
            arn: provider.arn($account),
            client_ids: joined(&mut oidc.client_ids.iter().map(|it| it.as_str())),
            create_date: provider.created.to_string(),
            description: provider.description.clone(),
            fingerprints: joined(&mut oidc.fingerprints.iter().map(|it| it.as_str())),
            gmt_create: format!("{}000", provider.created.unix_secs),
            gmt_modified: format!("{}000", provider.updated.unix_secs),
            issuance_limit_time: oidc.issuance_limit_hours.into(),
            issuer_url: oidc.issuer.to_string(),
            oidc_provider_name: provider.name.to_string(),
            update_date: provider.updated.to_string(),
        }
    }};
}

pub(crate) use shown;
