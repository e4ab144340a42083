use std::sync::Arc;

use estate::{Eni, Object};
use openapi::generated::ecs::assign_ipv6_addresses::{Request, Response};
use openapi::{ApiError, errors};

use super::draft::{Draft, Wanted};
use super::eni_refusal::OF_ASSIGN;
use super::more_addresses;
use super::place::Place;
use super::{eni_end, found};
use crate::planner::Planner;

/// Gives an ENI more IPv6 addresses of its vSwitch's block.
///
/// Source: ECS API, `AssignIpv6Addresses`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    if !request.ipv6_prefix.is_empty() || request.ipv6_prefix_count.is_some() {
        return Err(errors::UNSUPPORTED_PARAMETER.with("Ipv6Prefix"));
    }
    let wanted = wanted(request)?;
    more_addresses::check_ipv6(planner, eni, wanted.count())?;
    let place = Place::of_eni(planner, eni)
        .ok_or_else(|| errors::INVALID_VSWITCH_IPV6_NOT_TURN_ON.error())?;
    let taken = Draft::default()
        .take_ipv6(planner, &place, &wanted)
        .map_err(|refusal| OF_ASSIGN.address(refusal))?;
    more_addresses::check_room(planner, eni, taken.len(), &OF_ASSIGN)?;

    let mut changed = Eni::clone(eni);
    changed.ipv6.extend(&taken);
    eni_end::addresses_change(planner, eni);
    planner.put(&permit, Object::Eni(Arc::new(changed)));
    Ok(Response {
        ipv6_sets: taken.iter().map(ToString::to_string).collect(),
        network_interface_id: eni.id.to_string(),
        ..Response::default()
    })
}

fn wanted(request: &Request) -> Result<Wanted, ApiError> {
    match request.ipv6_address_count {
        Some(_) if !request.ipv6_address.is_empty() => Err(errors::INVALID_PARAMETER
            .with("Ipv6Address and Ipv6AddressCount exclude each other")),
        Some(count) => match usize::try_from(count) {
            Ok(count @ 1..=10) => Ok(Wanted::Count(count)),
            _ => Err(errors::INVALID_PARAMETER.with("Ipv6AddressCount")),
        },
        None if request.ipv6_address.is_empty() => {
            Err(errors::MISSING_PARAMETER.with("Ipv6Address or Ipv6AddressCount"))
        }
        None => {
            Wanted::ipv6(&request.ipv6_address).map_err(|refusal| OF_ASSIGN.address(refusal))
        }
    }
}
