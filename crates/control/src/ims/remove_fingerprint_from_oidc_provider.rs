use openapi::generated::ims::remove_fingerprint_from_oidc_provider::{
    Request, Response, ResponseOIDCProvider,
};
use openapi::{ApiError, errors};

use super::oidc;
use crate::planner::Planner;

/// Takes a fingerprint from an OIDC provider, if it is there.
///
/// Source: IMS API, `RemoveFingerprintFromOIDCProvider`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.oidc_provider_name.as_deref();
    let (before, mut protocol, permit) = oidc::provider(planner, name)?;
    let text = request.fingerprint.as_deref().unwrap_or_default();
    let fingerprint = oidc::fingerprint(text, &errors::INVALID_PARAMETER_FINGERPRINT_FORMAT)?;
    protocol.fingerprints.retain(|it| *it != fingerprint);
    let provider = oidc::put(planner, &permit, &before, protocol);
    Ok(Response {
        oidc_provider: oidc::shown!(ResponseOIDCProvider, &provider, planner.account()),
    })
}
