use std::sync::Arc;

use cloud_id::PortRangeListId;
use estate::Object;
use openapi::generated::ecs::create_port_range_list::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::PortRangeList;

use super::{list_words, resource_group};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Makes a port range list. How many entries it may hold is fixed from then on.
///
/// Source: ECS API, `CreatePortRangeList`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("portrangelist/*", planner.account())?;
    let name = list_words::name(
        request.port_range_list_name.as_deref().unwrap_or_default(),
        &errors::INVALID_PARAMETER_PORT_RANGE_LIST_NAME,
    )?;
    let description =
        list_words::description(request.description.as_deref(), &errors::INVALID_DESCRIPTION_MALFORMED)?;
    let entries = list_words::port_entries(
        request.entry.iter().map(|it| (it.port_range.as_deref(), it.description.as_deref())),
    )?;
    let tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    let list = PortRangeList {
        id: PortRangeListId::from_random(planner.region(), planner.random()),
        owner: planner.account(),
        region: planner.region().clone(),
        name,
        description,
        // Out of range either way when it does not fit.
        max_entries: u16::try_from(request.max_entries.unwrap_or(0)).unwrap_or(u16::MAX),
        entries,
        tags,
        resource_group,
        created: planner.now(),
    };
    let list = list.checked().map_err(|error| list_words::port_range_list_refused(&error))?;
    check_quota(planner)?;
    planner.bump(GuardKey::PortRangeListQuota(planner.account(), planner.region().clone()));
    let response = Response { port_range_list_id: list.id.to_string() };
    planner.put(&permit, Object::PortRangeList(Arc::new(list)));
    Ok(response)
}

fn check_quota(planner: &Planner<'_>) -> Result<(), ApiError> {
    let limit = planner.limits().port_range_lists_per_region;
    let lists = planner.snapshot().port_range_lists();
    let own = lists.filter(|list| planner.own(Some(list)).is_some()).count();
    if own < limit as usize {
        return Ok(());
    }
    Err(errors::INVALID_OPERATION_MAX_COUNT_EXCEED.with(format_args!(
        "the account has {own} port range lists in this region and may have {limit}"
    )))
}
