use openapi::ApiError;
use openapi::generated::ims::get_oidc_provider::{Request, Response, ResponseOIDCProvider};

use super::oidc;
use crate::planner::Planner;

/// Shows an OIDC provider.
///
/// Source: IMS API, `GetOIDCProvider`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.oidc_provider_name.as_deref();
    let (provider, _, _) = oidc::provider(planner, name)?;
    Ok(Response {
        oidc_provider: oidc::shown!(ResponseOIDCProvider, &provider, planner.account()),
    })
}
