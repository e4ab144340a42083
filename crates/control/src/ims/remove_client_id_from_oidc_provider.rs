use openapi::generated::ims::remove_client_id_from_oidc_provider::{
    Request, Response, ResponseOIDCProvider,
};
use openapi::{ApiError, errors};

use super::oidc;
use crate::planner::Planner;

/// Takes a client id from an OIDC provider, if it is there: tokens for it prove nothing any more.
///
/// Source: IMS API, `RemoveClientIdFromOIDCProvider`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.oidc_provider_name.as_deref();
    let (before, mut protocol, permit) = oidc::provider(planner, name)?;
    let text = request.client_id.as_deref().unwrap_or_default();
    let client_id = oidc::client_id(text, &errors::INVALID_PARAMETER_CLIENT_ID_FORMAT)?;
    protocol.client_ids.retain(|it| *it != client_id);
    let provider = oidc::put(planner, &permit, &before, protocol);
    Ok(Response {
        oidc_provider: oidc::shown!(ResponseOIDCProvider, &provider, planner.account()),
    })
}
