use std::sync::Arc;

use estate::{Eni, Object};
use openapi::generated::ecs::assign_private_ip_addresses::{
    Request, Response, ResponseAssignedPrivateIpAddressesSet,
};
use openapi::{ApiError, errors};

use super::draft::{Draft, Wanted};
use super::eni_refusal::OF_ASSIGN;
use super::more_addresses;
use super::place::Place;
use super::{eni_end, found};
use crate::planner::Planner;

/// Gives an ENI more secondary private addresses.
///
/// Source: ECS API, `AssignPrivateIpAddresses`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    if !request.ipv4_prefix.is_empty() || request.ipv4_prefix_count.is_some() {
        return Err(errors::UNSUPPORTED_PARAMETER.with("Ipv4Prefix"));
    }
    let wanted = wanted(request)?;
    more_addresses::check_ipv4(planner, eni, wanted.count())?;
    let place = Place::of_eni(planner, eni)
        .ok_or_else(|| errors::INVALID_VSWITCH_ID_NOT_FOUND.error())?;
    let taken = Draft::default()
        .take_ipv4(planner, &place, &wanted)
        .map_err(|refusal| OF_ASSIGN.address(refusal))?;
    more_addresses::check_room(planner, eni, taken.len(), &OF_ASSIGN)?;

    let mut changed = Eni::clone(eni);
    changed.secondary_ips.extend(&taken);
    eni_end::addresses_change(planner, eni);
    planner.put(&permit, Object::Eni(Arc::new(changed)));
    Ok(Response {
        assigned_private_ip_addresses_set: ResponseAssignedPrivateIpAddressesSet {
            network_interface_id: eni.id.to_string(),
            private_ip_set: taken.iter().map(ToString::to_string).collect(),
            ..ResponseAssignedPrivateIpAddressesSet::default()
        },
    })
}

fn wanted(request: &Request) -> Result<Wanted, ApiError> {
    match request.secondary_private_ip_address_count {
        Some(_) if !request.private_ip_address.is_empty() => {
            Err(errors::INVALID_PARAMETER.with(
                "PrivateIpAddress and SecondaryPrivateIpAddressCount exclude each other",
            ))
        }
        Some(count) => match usize::try_from(count) {
            Ok(count @ 1..) => Ok(Wanted::Count(count)),
            _ => Err(errors::INVALID_PARAMETER.with("SecondaryPrivateIpAddressCount")),
        },
        None if request.private_ip_address.is_empty() => Err(errors::MISSING_PARAMETER
            .with("PrivateIpAddress or SecondaryPrivateIpAddressCount")),
        None => Wanted::ipv4(&request.private_ip_address)
            .map_err(|refusal| OF_ASSIGN.address(refusal)),
    }
}
