use openapi::ApiError;
use openapi::generated::ram::get_account_alias::{Request, Response};

use crate::planner::Planner;

/// Shows the name under which users of the account log in; its id when it has none.
///
/// Source: RAM API, `GetAccountAlias`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let identities = planner.identities();
    let alias = identities.settings().alias.clone();
    let account_alias = alias.unwrap_or_else(|| planner.account().to_string());
    Ok(Response { account_alias })
}
