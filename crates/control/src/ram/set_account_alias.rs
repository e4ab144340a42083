use cloud_id::AccountId;
use openapi::generated::ram::set_account_alias::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::IdentitySettings;

use super::settings;
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Gives the account a name under which its users log in. No two accounts have the same.
///
/// Source: RAM API, `SetAccountAlias`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let alias = request.account_alias.as_deref().unwrap_or_default();
    if !(3..=32).contains(&alias.len()) {
        return Err(errors::INVALID_PARAMETER_ACCOUNT_ALIAS_LENGTH.with(alias.len()));
    }
    let is_part = |part: &str| {
        let is_legal = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit();
        !part.is_empty() && part.bytes().all(is_legal)
    };
    // Hyphens stand alone and between others.
    if !alias.split('-').all(is_part) {
        return Err(errors::INVALID_PARAMETER_ACCOUNT_ALIAS_INVALID_CHARS.with(alias));
    }
    put(planner, &permit, Some(alias.to_owned()))?;
    Ok(Response {})
}

/// Gives the account a name, or none. No two accounts have the same.
///
/// # Errors
/// `EntityAlreadyExists.AccountAlias`.
pub(crate) fn put(
    planner: &mut Planner<'_>,
    permit: &Permit,
    alias: Option<String>,
) -> Result<(), ApiError> {
    let account = planner.account();
    let is_taken = planner.directory().accounts().any(|(other, it)| {
        alias.is_some() && other != account && it.settings().alias == alias
    });
    let id = alias.as_deref().and_then(|it| it.parse::<AccountId>().ok());
    // The id of another account is its name too.
    if is_taken || id.is_some_and(|it| it != account) {
        return Err(errors::ENTITY_ALREADY_EXISTS_ACCOUNT_ALIAS.error());
    }
    let identities = planner.identities();
    let changed = IdentitySettings {
        alias,
        ..IdentitySettings::clone(identities.settings())
    };
    planner.bump(GuardKey::AccountAliases);
    settings::put(planner, permit, changed);
    Ok(())
}
