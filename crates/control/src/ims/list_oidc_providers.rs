use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::list_oidc_providers::{Request, Response, ResponseOIDCProvider};
use ram::directory::IdentityProvider;

use super::oidc;
use crate::planner::Planner;
use crate::ram::marker;

/// Lists the OIDC providers of the account.
///
/// Source: IMS API, `ListOIDCProviders`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    planner.permit("oidc-provider/*", account)?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let folded = |it: &&Arc<IdentityProvider>| it.name.folded();
    let page = marker::page(identities.oidc_providers(), folded, from, most)?;
    let shown = |it: &&Arc<IdentityProvider>| -> Result<_, ApiError> {
        Ok(oidc::shown!(ResponseOIDCProvider, it, account))
    };
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        oidc_providers: page.items.iter().map(shown).collect::<Result<_, _>>()?,
    })
}
