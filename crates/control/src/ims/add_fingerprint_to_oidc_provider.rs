use openapi::generated::ims::add_fingerprint_to_oidc_provider::{
    Request, Response, ResponseOIDCProvider,
};
use openapi::{ApiError, errors};

use super::oidc;
use crate::planner::Planner;
use crate::ram::refusal;

/// Adds a fingerprint to an OIDC provider; one that is there stays.
///
/// Source: IMS API, `AddFingerprintToOIDCProvider`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.oidc_provider_name.as_deref();
    let (before, mut protocol, permit) = oidc::provider(planner, name)?;
    let text = request.fingerprint.as_deref().unwrap_or_default();
    let fingerprint = oidc::fingerprint(text, &errors::INVALID_PARAMETER_FINGERPRINT_FORMAT)?;
    let added = protocol.add_fingerprint(fingerprint);
    added.map_err(refusal::refused)?;
    let provider = oidc::put(planner, &permit, &before, protocol);
    Ok(Response {
        oidc_provider: oidc::shown!(ResponseOIDCProvider, &provider, planner.account()),
    })
}
