//! From where access keys may be used: the key that a request names, and policies that it gives.

use std::sync::Arc;

use openapi::{ApiError, errors};
use ram::directory::{IdentitySettings, KeyNetworkPolicy, User};

use super::principal_name;
use crate::caller::{Identity, Permit};
use crate::key_network;
use crate::planner::Planner;
use crate::ram::subject;

/// A key of the account: of a user, or of the account itself, which only itself names.
pub(super) enum Found {
    OfUser(Arc<User>),
    OfRoot,
}

/// What is answered for a key or an account that has no policy.
pub(super) const NONE: &str = "{}";

/// The key of a request, of which the caller may do what it asks.
///
/// # Errors
/// `EntityNotExist.User.AccessKey`, `EntityNotExist.User`, those of a principal name.
pub(super) fn found(
    planner: &mut Planner<'_>,
    key_id: &str,
    named: Option<&str>,
) -> Result<(Found, Permit), ApiError> {
    let none = || errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY.error();
    let named = principal_name::user_name_or_none(planner, named)?;
    if named.is_none() && planner.is_root() {
        let permit = planner.permit("user/*", planner.account())?;
        let account = planner.view().accounts.get(planner.account());
        let is_own = account.is_some_and(|it| it.keys.iter().any(|key| key.id == key_id));
        return is_own.then_some((Found::OfRoot, permit)).ok_or_else(none);
    }
    let (user, permit) = subject::user_or_caller(planner, named.as_deref())?;
    match user.key(key_id) {
        Some(_) => Ok((Found::OfUser(user), permit)),
        None => Err(none()),
    }
}

/// The policy of a request; one that is as good as none is none.
///
/// # Errors
/// `InvalidParameter.AccessKeyPolicy`.
pub(super) fn read(text: Option<&str>) -> Result<Option<Arc<KeyNetworkPolicy>>, ApiError> {
    let policy = KeyNetworkPolicy::parse(text.unwrap_or_default());
    let policy = policy.map_err(|error| errors::INVALID_PARAMETER_ACCESS_KEY_POLICY.with(error))?;
    Ok((!policy.is_none()).then(|| Arc::new(policy)))
}

/// As it is answered.
pub(super) fn shown(policy: Option<&Arc<KeyNetworkPolicy>>) -> String {
    policy.map_or_else(|| NONE.to_owned(), |it| it.to_string())
}

/// Refuses settings under which this very call would not have been let in.
///
/// # Errors
/// `InvalidParameter.AccessKeyPolicy`.
pub(super) fn refuse_own_lockout(
    planner: &Planner<'_>,
    settings: &IdentitySettings,
) -> Result<(), ApiError> {
    let caller = planner.caller();
    let (identity, key_id) = (&caller.identity, caller.access_key_id.as_str());
    match key_network::is_let_in(settings, planner.view(), identity, key_id, caller.source) {
        true => Ok(()),
        false => Err(lockout()),
    }
}

/// As [`refuse_own_lockout`], of a policy of a user's own key.
pub(super) fn refuse_own_key_lockout(
    planner: &Planner<'_>,
    key_id: &str,
    policy: Option<&Arc<KeyNetworkPolicy>>,
) -> Result<(), ApiError> {
    let caller = planner.caller();
    let is_own = caller.access_key_id == key_id && matches!(caller.identity, Identity::User(_));
    let identities = planner.identities();
    let holds = identities.settings().network_of_key(policy);
    match is_own && holds.is_some_and(|it| !it.admits(caller.source)) {
        true => Err(lockout()),
        false => Ok(()),
    }
}

fn lockout() -> ApiError {
    errors::INVALID_PARAMETER_ACCESS_KEY_POLICY.with("it would not let in the call that sets it")
}
