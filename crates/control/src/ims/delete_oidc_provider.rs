use openapi::ApiError;
use openapi::generated::ims::delete_oidc_provider::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::oidc;
use crate::planner::Planner;

/// Deletes an OIDC provider. Roles that trust it are left as they are, and trust nobody by that.
///
/// Source: IMS API, `DeleteOIDCProvider`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.oidc_provider_name.as_deref();
    let (provider, _, permit) = oidc::provider(planner, name)?;
    let account = planner.account();
    let id = EntityId::OidcProvider(provider.name.folded());
    planner.delete_identity(&permit, EntityKey { account, id });
    Ok(Response {})
}
