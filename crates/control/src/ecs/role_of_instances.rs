//! Instances that operations of instance roles name.

use std::sync::Arc;

use estate::Instance;
use openapi::{ApiError, errors};

use crate::caller::Permit;
use crate::planner::Planner;

/// `InstanceIds`, 1 to 100 of them.
pub(super) fn ids(ids: Option<&[String]>) -> Result<&[String], ApiError> {
    let ids = ids.unwrap_or_default();
    match ids.len() {
        1..=MOST => Ok(ids),
        count => Err(errors::INVALID_INSTANCE_IDS_MALFORMED.with(format_args!("{count} ids"))),
    }
}

/// The permits to change instances, of those that are not there too.
pub(super) fn permit(planner: &mut Planner<'_>, ids: &[String]) -> Result<Vec<Permit>, ApiError> {
    let account = planner.account();
    ids.iter()
        .map(|id| planner.permit(&format!("instance/{id}"), account))
        .collect()
}

/// An instance of the caller.
pub(super) fn instance<'a>(planner: &Planner<'a>, id: &str) -> Option<&'a Arc<Instance>> {
    let id = id.parse().ok()?;
    planner.own(planner.snapshot().instance(&id))
}

/// A number as answers have it.
pub(super) fn count(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Instances in one request.
///
/// Source: ECS API, `AttachInstanceRamRole`, `InstanceIds`.
const MOST: usize = 100;
