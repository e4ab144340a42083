use openapi::generated::ims::update_oidc_provider::{Request, Response, ResponseOIDCProvider};
use openapi::{ApiError, errors};
use ram::directory::IdentityProvider;

use super::oidc;
use crate::planner::Planner;
use crate::ram::text;

/// Changes what is given of an OIDC provider; client ids are given all at once.
///
/// Source: IMS API, `UpdateOIDCProvider`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.oidc_provider_name.as_deref();
    let (before, mut protocol, permit) = oidc::provider(planner, name)?;
    let mut described = IdentityProvider::clone(&before);
    let description = request.new_description.as_deref();
    let refused = &errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH;
    let description = description.map(|it| text::bounded(Some(it), 256, refused));
    text::replace(&mut described.description, description)?;
    if let Some(hours) = oidc::issuance_limit(request.issuance_limit_time)? {
        protocol.issuance_limit_hours = hours;
    }
    if let Some(ids) = request.client_ids.as_deref() {
        protocol.client_ids.clear();
        oidc::add_client_ids(&mut protocol, Some(ids))?;
    }
    let provider = oidc::put(planner, &permit, &described, protocol);
    Ok(Response {
        oidc_provider: oidc::shown!(ResponseOIDCProvider, &provider, planner.account()),
    })
}
