use cloud_id::AccountId;
use openapi::{ApiError, errors};

use crate::planner::Planner;
use crate::settings::AccountSettings;

/// The account of a name, with its settings: the caller's own for none. Another one is for the account that runs
/// the region; to anyone else it is not there. Only who may do what is asked learns whether it is there.
pub(super) fn account_named(
    planner: &mut Planner<'_>,
    name: Option<&str>,
) -> Result<(AccountId, AccountSettings), ApiError> {
    let name = name.filter(|name| !name.is_empty());
    let unknown = || errors::INVALID_ACCOUNT_NOT_FOUND.with(name.unwrap_or_default());
    let account = match name {
        None => planner.account(),
        Some(name) => name.parse().map_err(|_| unknown())?,
    };
    if account != planner.account() && !planner.is_operator() {
        return Err(unknown());
    }
    planner.permit(&format!("account/{account}"), planner.account())?;
    let settings = planner.settings_of(account).ok_or_else(unknown)?;
    Ok((account, settings))
}
