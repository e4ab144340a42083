//! The security group or list that a request is about.

use std::sync::Arc;

use cloud_id::SecurityGroupId;
use openapi::{ApiError, errors};
use secgroup::{PortRangeList, PrefixList, SecurityGroup};

use crate::caller::Permit;
use crate::planner::Planner;

/// `SecurityGroupId`.
pub(crate) fn group_id(text: Option<&str>) -> Result<SecurityGroupId, ApiError> {
    let text = text.unwrap_or_default();
    text.parse()
        .map_err(|_| errors::INVALID_SECURITY_GROUP_ID_MALFORMED.with(text))
}

/// A group that the caller owns, and that the caller may do what it asks to it.
pub(crate) fn own_group<'a>(
    planner: &mut Planner<'a>,
    id: &SecurityGroupId,
) -> Result<(&'a Arc<SecurityGroup>, Permit), ApiError> {
    let permit = planner.permit(&format!("securitygroup/{id}"), planner.account())?;
    let group = planner
        .own(planner.snapshot().security_group(id))
        .ok_or_else(|| errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND.with(id))?;
    Ok((group, permit))
}

/// A prefix list that the caller owns, and that the caller may do what it asks to it.
pub(super) fn own_prefix_list<'a>(
    planner: &mut Planner<'a>,
    text: Option<&str>,
) -> Result<(&'a Arc<PrefixList>, Permit), ApiError> {
    let text = text.unwrap_or_default();
    let permit = planner.permit(&format!("prefixlist/{text}"), planner.account())?;
    let id = text.parse().ok();
    let list = id
        .and_then(|id| planner.own(planner.snapshot().prefix_list(&id)))
        .ok_or_else(|| errors::INVALID_PREFIX_LIST_ID_NOT_FOUND.with(text))?;
    Ok((list, permit))
}

/// A port range list that the caller owns, and that the caller may do what it asks to it.
pub(super) fn own_port_range_list<'a>(
    planner: &mut Planner<'a>,
    text: Option<&str>,
) -> Result<(&'a Arc<PortRangeList>, Permit), ApiError> {
    let text = text.unwrap_or_default();
    let permit = planner.permit(&format!("portrangelist/{text}"), planner.account())?;
    let id = text.parse().ok();
    let list = id
        .and_then(|id| planner.own(planner.snapshot().port_range_list(&id)))
        .ok_or_else(|| errors::INVALID_PORT_RANGE_LIST_ID_NOT_FOUND.with(text))?;
    Ok((list, permit))
}

/// A sort key that puts what was made last first.
pub(super) fn newest_first(created: cloud_id::Timestamp, id: &str) -> String {
    format!("{:020} {id}", i64::MAX - created.unix_secs)
}
