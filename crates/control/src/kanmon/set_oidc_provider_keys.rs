use federation::oidc::KeySet;
use openapi::generated::kanmon::set_oidc_provider_keys::{Request, Response};
use openapi::{ApiError, errors};

use crate::ims::oidc;
use crate::planner::Planner;

/// Gives an OIDC provider the keys that its tokens are signed with, in place of those it had. Whoever has one of them can
/// speak in the provider's name: the caller must be allowed to change the provider, too.
///
/// Source: Kanmon API, `SetOIDCProviderKeys`. Choice: docs/decisions/0037-identity-federation.md
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = oidc::name(request.oidc_provider_name.as_deref())?;
    let relative = format!("oidc-provider/{name}");
    planner.permit(&relative, planner.account())?;
    let permit = planner.permit_dependent("ram:UpdateOIDCProvider", &relative, &(), |_, ()| ())?;
    let before = oidc::found(planner, &name)?;
    let text = request.keys.as_deref().unwrap_or_default();
    let keys = KeySet::parse(text);
    let keys = keys.map_err(|error| errors::INVALID_PARAMETER_KEYS_FORMAT.with(error))?;
    let mut protocol = oidc::protocol(&before)?;
    protocol.keys = text.into();
    oidc::put(planner, &permit, &before, protocol);
    Ok(Response {
        key_ids: keys.ids().map(str::to_owned).collect(),
    })
}
