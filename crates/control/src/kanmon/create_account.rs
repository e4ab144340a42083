use cloud_id::AccountId;
use openapi::generated::kanmon::create_account::{Request, Response};
use openapi::{ApiError, errors};

use super::modify_account_settings::profile;
use crate::account::Account;
use crate::planner::Planner;

/// Makes an account with a root access key, whose secret no other operation tells; for the account that runs the
/// region. Its id is the one asked for, or made up.
///
/// Source: Kanmon API, `CreateAccount`. Choice: docs/decisions/0007-own-operations.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    if !planner.is_operator() {
        return Err(errors::FORBIDDEN_RAM.with("account/*"));
    }
    let id = match request.account_id.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => text.parse().map_err(|_| {
            errors::INVALID_PARAMETER.with(format_args!("AccountId is {text}; it has 16 digits"))
        })?,
        None => made_up(planner),
    };
    // Only who may make it learns whether it is there.
    planner.permit(&format!("account/{id}"), planner.account())?;
    if planner.had_account(id) {
        return Err(errors::INVALID_ACCOUNT_ALREADY_EXISTS.with(id));
    }
    let mut account = Account::new(id, planner.surroundings.random, planner.now());
    if let Some(name) = &request.profile {
        account.settings.profile = profile(name)?;
    }
    let key = account.keys.first().ok_or_else(|| errors::INTERNAL_ERROR.error())?;
    let response = Response {
        access_key_id: key.id.clone(),
        access_key_secret: key.secret.reveal().to_owned(),
        account_id: id.to_string(),
        creation_time: planner.now().to_string(),
    };
    planner.make_account(account)?;
    Ok(response)
}

/// 16 digits that no account has, the first not zero.
pub(crate) fn made_up(planner: &Planner<'_>) -> AccountId {
    const SMALLEST: u64 = 1_000_000_000_000_000;
    loop {
        let above = u64::try_from(planner.random() % u128::from(9 * SMALLEST)).unwrap_or(0);
        let id = AccountId::new(SMALLEST + above).expect("16 digits, the first not zero");
        if !planner.had_account(id) {
            return id;
        }
    }
}
