use std::sync::Arc;

use cloud_id::PrefixListId;
use estate::Object;
use openapi::generated::ecs::create_prefix_list::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::PrefixList;

use super::{list_words, resource_group};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Makes a prefix list. Its family and how many entries it may hold are fixed from then on.
///
/// Source: ECS API, `CreatePrefixList`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("prefixlist/*", planner.account())?;
    let family = list_words::family(request.address_family.as_deref().unwrap_or_default())?;
    let name = list_words::name(
        request.prefix_list_name.as_deref().unwrap_or_default(),
        &errors::INVALID_PARAMETER_PREFIX_LIST_NAME,
    )?;
    let description =
        list_words::description(request.description.as_deref(), &errors::INVALID_PARAMETER)?;
    let entries = list_words::prefix_entries(
        request.entry.iter().map(|it| (it.cidr.as_deref(), it.description.as_deref())),
    )?;
    let tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    let list = PrefixList {
        id: PrefixListId::from_random(planner.region(), planner.random()),
        owner: planner.account(),
        region: planner.region().clone(),
        name,
        description,
        family,
        // Out of range either way when it does not fit.
        max_entries: u16::try_from(request.max_entries.unwrap_or(0)).unwrap_or(u16::MAX),
        entries,
        tags,
        resource_group,
        created: planner.now(),
    };
    let list = list.checked().map_err(|error| list_words::prefix_list_refused(&error))?;
    check_quota(planner)?;
    planner.bump(GuardKey::PrefixListQuota(planner.account(), planner.region().clone()));
    let response = Response { prefix_list_id: list.id.to_string() };
    planner.put(&permit, Object::PrefixList(Arc::new(list)));
    Ok(response)
}

fn check_quota(planner: &Planner<'_>) -> Result<(), ApiError> {
    let limit = planner.limits().prefix_lists_per_region;
    let lists = planner.snapshot().prefix_lists();
    let own = lists.filter(|list| planner.own(Some(list)).is_some()).count();
    if own < limit as usize {
        return Ok(());
    }
    Err(errors::LIMIT_EXCEED_PREFIX_LIST_PER_REGION
        .with(format_args!("the account has {own} prefix lists in this region and may have {limit}")))
}
