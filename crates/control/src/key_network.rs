//! Whether an access key may be used from where a call comes.
//!
//! Choice: docs/decisions/0042-identity-management-service.md

use std::net::IpAddr;

use cloud_id::AccountId;
use openapi::{ApiError, errors};
use ram::directory::IdentitySettings;

use crate::caller::Identity;
use crate::view::View;

/// Refuses a call with an access key that may not be used from where the call comes. Sessions of roles are not bound.
///
/// Source: RAM guide, AccessKey pair-based network access control.
///
/// # Errors
/// `Forbidden.Unauthorized`.
pub(crate) fn refuse_elsewhere(
    view: &View,
    account: AccountId,
    identity: &Identity,
    key_id: &str,
    source: Option<IpAddr>,
) -> Result<(), ApiError> {
    let Some(identities) = view.directory.account(account) else {
        return Ok(());
    };
    let settings = identities.settings();
    match is_let_in(settings, view, identity, key_id, source) {
        true => Ok(()),
        false => Err(refusal(source)),
    }
}

/// Whether settings, which need not be those of the view, let a call in.
pub(crate) fn is_let_in(
    settings: &IdentitySettings,
    view: &View,
    identity: &Identity,
    key_id: &str,
    source: Option<IpAddr>,
) -> bool {
    let own = match identity {
        Identity::Role(_) | Identity::Federated(_) => return true,
        Identity::Root => settings.root_key_networks.get(key_id),
        Identity::User(_) => {
            let user = view.directory.user_of_key(key_id);
            let key = user.and_then(|(_, user)| user.key(key_id));
            key.and_then(|key| key.network.as_ref())
        }
    };
    let policy = settings.network_of_key(own);
    policy.is_none_or(|policy| policy.admits(source))
}

fn refusal(source: Option<IpAddr>) -> ApiError {
    let row = &errors::FORBIDDEN_UNAUTHORIZED;
    match source {
        Some(source) => row.with(format_args!(
            "the network policy of the access key lets no call from {source} in"
        )),
        None => {
            row.with("the network policy of the access key lets only calls from known addresses in")
        }
    }
}
