use std::net::Ipv4Addr;
use std::sync::Arc;

use estate::{Eni, Object};
use openapi::generated::ecs::unassign_private_ip_addresses::{Request, Response};
use openapi::{ApiError, errors};

use super::{eni_end, found};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Takes secondary private addresses from an ENI; EIPs of them are free again.
///
/// Source: ECS API, `UnassignPrivateIpAddresses`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    if !request.ipv4_prefix.is_empty() {
        return Err(errors::UNSUPPORTED_PARAMETER.with("Ipv4Prefix"));
    }
    if request.private_ip_address.is_empty() {
        return Err(errors::MISSING_PARAMETER.with("PrivateIpAddress"));
    }
    let mut changed = Eni::clone(eni);
    let mut gone = Vec::new();
    for text in &request.private_ip_address {
        let address: Ipv4Addr =
            text.parse().map_err(|_| errors::INVALID_IP_IP_UNASSIGNED.with(text))?;
        let at = changed.secondary_ips.iter().position(|it| *it == address);
        let at = at.ok_or_else(|| match gone.contains(&address) {
            true => errors::INVALID_IP_IP_REPEATED.with(text),
            false => errors::INVALID_IP_IP_UNASSIGNED.with(text),
        })?;
        gone.push(changed.secondary_ips.remove(at));
    }
    // Also where no EIP is seen: one may be on its way to an address that goes.
    planner.bump(GuardKey::EniBindings(eni.id.clone()));
    eni_end::free_eips(planner, &permit, eni, |address| gone.contains(&address));
    eni_end::addresses_change(planner, eni);
    planner.put(&permit, Object::Eni(Arc::new(changed)));
    Ok(Response::default())
}
