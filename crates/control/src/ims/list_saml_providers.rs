use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::list_saml_providers::{Request, Response, ResponseSAMLProvider};
use ram::directory::IdentityProvider;

use crate::planner::Planner;
use crate::ram::marker;

/// Lists the SAML providers of the account.
///
/// Source: IMS API, `ListSAMLProviders`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    planner.permit("saml-provider/*", account)?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let folded = |it: &&Arc<IdentityProvider>| it.name.folded();
    let page = marker::page(identities.saml_providers(), folded, from, most)?;
    let shown = |it: &&Arc<IdentityProvider>| ResponseSAMLProvider {
        arn: it.arn(account),
        create_date: it.created.to_string(),
        description: it.description.clone(),
        saml_provider_name: it.name.to_string(),
        update_date: it.updated.to_string(),
    };
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        saml_providers: page.items.iter().map(shown).collect(),
    })
}
