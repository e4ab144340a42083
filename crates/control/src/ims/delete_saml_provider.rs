use openapi::ApiError;
use openapi::generated::ims::delete_saml_provider::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::saml;
use crate::planner::Planner;

/// Deletes a SAML provider. Roles that trust it are left as they are, and trust nobody by that.
///
/// Source: IMS API, `DeleteSAMLProvider`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.saml_provider_name.as_deref();
    let (provider, _, permit) = saml::provider(planner, name)?;
    let account = planner.account();
    let id = EntityId::SamlProvider(provider.name.folded());
    planner.delete_identity(&permit, EntityKey { account, id });
    Ok(Response {})
}
