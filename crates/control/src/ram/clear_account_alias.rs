use openapi::ApiError;
use openapi::generated::ram::clear_account_alias::{Request, Response};
use ram::directory::IdentitySettings;

use super::settings;
use crate::planner::Planner;

/// Takes the name under which users of the account log in from it.
///
/// Source: RAM API, `ClearAccountAlias`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let identities = planner.identities();
    let changed = IdentitySettings {
        alias: None,
        ..IdentitySettings::clone(identities.settings())
    };
    settings::put(planner, &permit, changed);
    Ok(Response {})
}
