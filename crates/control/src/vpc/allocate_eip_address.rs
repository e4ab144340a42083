use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use cloud_id::AllocationId;
use estate::{Eip, Object};
use header_space::AddressRange;
use openapi::generated::vpc::allocate_eip_address::{Request, Response};
use openapi::{ApiError, errors};

use crate::ecs::resource_group;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Allocates a public address out of the region's pool: the one that is asked for, or a free one.
///
/// Source: VPC API, `AllocateEipAddress`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("eip/*", planner.account())?;
    let name = words::name(request.name.as_deref(), &errors::INVALID_PARAMETER_NAME)?;
    let description =
        words::description(request.description.as_deref(), &errors::INVALID_PARAMETER_NAME)?;
    let tags = words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    let bandwidth_mbps = match request.bandwidth.as_deref().filter(|text| !text.is_empty()) {
        None => DEFAULT_BANDWIDTH_MBPS,
        Some(text) => match text.parse() {
            Ok(mbps @ 1..=MAX_BANDWIDTH_MBPS) => mbps,
            _ => return Err(errors::INVALID_BANDWIDTH_MALFORMED.with(text)),
        },
    };
    let address = address_for(planner, request.ip_address.as_deref(), &BTreeSet::new())?;

    let eip = Eip {
        id: AllocationId::from_random(planner.region(), planner.random()),
        owner: planner.account(),
        region: planner.region().clone(),
        address,
        name,
        description,
        bandwidth_mbps,
        goes_with_instance: false,
        binding: None,
        tags,
        resource_group,
        created: planner.now(),
    };
    let response = Response {
        allocation_id: eip.id.to_string(),
        eip_address: eip.address.to_string(),
        resource_group_id: eip.resource_group.clone(),
        ..Response::default()
    };
    planner.bump(GuardKey::EipAddresses(planner.region().clone()));
    planner.put(&permit, Object::Eip(Arc::new(eip)));
    Ok(response)
}

/// A public address of the region's pool that no EIP has, and that is not among `promised`.
pub(crate) fn address_for(
    planner: &Planner<'_>,
    asked: Option<&str>,
    promised: &BTreeSet<Ipv4Addr>,
) -> Result<Ipv4Addr, ApiError> {
    let snapshot = planner.snapshot();
    let is_taken = |address: Ipv4Addr| {
        promised.contains(&address) || snapshot.eips_with_address(address).next().is_some()
    };
    let pool = planner.region_config().eip_pool;
    let AddressRange::V4 { first, last } = pool.range() else {
        return Err(errors::RESOURCE_NOT_AVAILABLE_EIP.error());
    };
    if let Some(text) = asked.filter(|text| !text.is_empty()) {
        let address = text.parse::<Ipv4Addr>().ok();
        let address = address.filter(|address| pool.contains(IpAddr::V4(*address)));
        let address = address.ok_or_else(|| errors::RESOURCE_NOT_AVAILABLE_EIP.with(text))?;
        return if is_taken(address) {
            Err(errors::INVALID_IP_ADDRESS_DUPLICATED.with(text))
        } else {
            Ok(address)
        };
    }
    // The first and last address of the pool stay free, as in any block.
    let (first, last) = (u32::from(first).saturating_add(1), u32::from(last).saturating_sub(1));
    let count = u64::from(last.saturating_sub(first)) + 1;
    let start = u64::try_from(planner.random() % u128::from(count)).unwrap_or(0);
    let nth = |step: u64| {
        let offset = u32::try_from((start + step) % count).unwrap_or(0);
        Ipv4Addr::from(first.saturating_add(offset))
    };
    // Among n + 1 addresses one is free of n taken ones.
    let taken = snapshot.eips().len() + promised.len();
    let tries = count.min(taken as u64 + 1);
    (0..tries)
        .map(nth)
        .find(|address| !is_taken(*address))
        .ok_or_else(|| errors::RESOURCE_NOT_AVAILABLE_EIP.error())
}

/// Source: VPC API, `AllocateEipAddress`, `Bandwidth`.
const DEFAULT_BANDWIDTH_MBPS: u32 = 5;
const MAX_BANDWIDTH_MBPS: u32 = 1_000;
