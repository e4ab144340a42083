//! Permissions that other accounts have on ENIs, as answers show them.

use std::sync::Arc;

use estate::{Eni, EniPermission};

use crate::planner::Planner;

/// The only permission that there is.
pub(super) const INSTANCE_ATTACH: &str = "InstanceAttach";

/// Every permission on the caller's ENIs in the region.
pub(super) fn all<'a>(
    planner: &Planner<'a>,
) -> impl Iterator<Item = (&'a Arc<Eni>, &'a EniPermission)> {
    let own = planner
        .snapshot()
        .enis()
        .filter(|eni| planner.own(Some(eni)).is_some());
    own.flat_map(|eni| {
        eni.permissions
            .iter()
            .map(move |permission| (eni, permission))
    })
}

/// An account, as these answers write it: as a number.
pub(super) fn account(permission: &EniPermission) -> i64 {
    permission.account.to_string().parse().unwrap_or_default()
}
