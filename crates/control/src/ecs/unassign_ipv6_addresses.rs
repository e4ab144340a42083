use std::net::Ipv6Addr;
use std::sync::Arc;

use estate::{Eni, Object};
use openapi::generated::ecs::unassign_ipv6_addresses::{Request, Response};
use openapi::{ApiError, errors};

use super::{eni_end, found};
use crate::planner::Planner;

/// Takes IPv6 addresses from an ENI.
///
/// Source: ECS API, `UnassignIpv6Addresses`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    if !request.ipv6_prefix.is_empty() {
        return Err(errors::UNSUPPORTED_PARAMETER.with("Ipv6Prefix"));
    }
    if request.ipv6_address.is_empty() {
        return Err(errors::MISSING_PARAMETER.with("Ipv6Address"));
    }
    let mut changed = Eni::clone(eni);
    let mut gone: Vec<Ipv6Addr> = Vec::new();
    for text in &request.ipv6_address {
        let address: Ipv6Addr = text.parse().map_err(|_| errors::INVALID_IP_ADDRESS.with(text))?;
        let at = changed.ipv6.iter().position(|it| *it == address);
        let at = at.ok_or_else(|| match gone.contains(&address) {
            true => errors::INVALID_IP_IP_REPEATED.with(text),
            false => errors::INVALID_IP_IP_UNASSIGNED.with(text),
        })?;
        gone.push(changed.ipv6.remove(at));
    }
    eni_end::addresses_change(planner, eni);
    planner.put(&permit, Object::Eni(Arc::new(changed)));
    Ok(Response::default())
}
