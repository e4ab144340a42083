use openapi::generated::ims::add_client_id_to_oidc_provider::{
    Request, Response, ResponseOIDCProvider,
};
use openapi::{ApiError, errors};

use super::oidc;
use crate::planner::Planner;
use crate::ram::refusal;

/// Adds a client id to an OIDC provider; one that is there stays.
///
/// Source: IMS API, `AddClientIdToOIDCProvider`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.oidc_provider_name.as_deref();
    let (before, mut protocol, permit) = oidc::provider(planner, name)?;
    let text = request.client_id.as_deref().unwrap_or_default();
    let client_id = oidc::client_id(text, &errors::INVALID_PARAMETER_CLIENT_ID_FORMAT)?;
    let added = protocol.add_client_id(client_id);
    added.map_err(refusal::refused)?;
    let provider = oidc::put(planner, &permit, &before, protocol);
    Ok(Response {
        oidc_provider: oidc::shown!(ResponseOIDCProvider, &provider, planner.account()),
    })
}
