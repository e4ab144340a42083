use std::net::Ipv4Addr;
use std::sync::Arc;

use cloud_id::EniId;
use estate::{Eip, EipBinding, Eni, Object, ObjectKey};
use openapi::generated::vpc::associate_eip_address::{Request, Response};
use openapi::{ApiError, errors};

use super::subject;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Maps an EIP to a private address of an instance's primary ENI or of an ENI. Who may do so to the EIP alone puts
/// nothing of others on the internet: the instance or the ENI is asked for too.
///
/// Source: VPC API, `AssociateEipAddress`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.allocation_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("eip/{id}"), planner.account())?;
    let eip = subject::own_eip(planner, id)?;
    if eip.binding.is_some() {
        return Err(errors::INCORRECT_EIP_STATUS.with(&eip.id));
    }
    let target = request.instance_id.as_deref().unwrap_or_default();
    let resource = match request.instance_type.as_deref() {
        Some(OF_ENI) => format!("eni/{target}"),
        Some(_) | None => format!("instance/{target}"),
    };
    planner.permit_also("ecs", &resource, planner.account())?;
    let (eni, names_instance) = match request.instance_type.as_deref().unwrap_or(OF_INSTANCE) {
        OF_INSTANCE => (primary_eni_of(planner, target)?, true),
        OF_ENI => (own_eni(planner, target)?, false),
        other => return Err(errors::INVALID_INSTANCE_TYPE_NOT_SUPPORTED.with(other)),
    };
    let private_ip = private_ip_of(eni, request.private_ip_address.as_deref())?;
    let is_mapped = |other: &Eip| {
        other.binding.as_ref().is_some_and(|it| it.eni == eni.id && it.private_ip == private_ip)
    };
    if planner.snapshot().eips_of(&eni.id).any(|other| is_mapped(other)) {
        return Err(errors::INVALID_ASSOCIATION_DUPLICATED.with(private_ip));
    }

    let binding = EipBinding { eni: eni.id.clone(), private_ip, names_instance };
    let changed = Eip { binding: Some(binding), ..Eip::clone(eip) };
    planner.bump(GuardKey::EniBindings(eni.id.clone()));
    planner.depends_on(ObjectKey::Eni(eni.id.clone()));
    planner.put(&permit, Object::Eip(Arc::new(changed)));
    Ok(Response::default())
}

fn primary_eni_of<'a>(planner: &Planner<'a>, text: &str) -> Result<&'a Arc<Eni>, ApiError> {
    let not_found = || errors::INVALID_INSTANCE_ID_NOT_FOUND.with(text);
    let id = text.parse().map_err(|_| not_found())?;
    let instance = planner.own(planner.snapshot().instance(&id)).ok_or_else(not_found)?;
    planner.snapshot().eni(&instance.primary_eni).ok_or_else(not_found)
}

fn own_eni<'a>(planner: &Planner<'a>, text: &str) -> Result<&'a Arc<Eni>, ApiError> {
    let not_found = || errors::INVALID_ENI_ID_NOT_FOUND.with(text);
    let id: EniId = text.parse().map_err(|_| not_found())?;
    planner.own(planner.snapshot().eni(&id)).ok_or_else(not_found)
}

fn private_ip_of(eni: &Eni, asked: Option<&str>) -> Result<Ipv4Addr, ApiError> {
    let Some(text) = asked.filter(|text| !text.is_empty()) else { return Ok(eni.primary_ip) };
    let not_found = || errors::INVALID_PRIVATE_IP_ADDRESS_NOT_FOUND.with(text);
    let address: Ipv4Addr = text.parse().map_err(|_| not_found())?;
    let is_its_own = address == eni.primary_ip || eni.secondary_ips.contains(&address);
    if is_its_own { Ok(address) } else { Err(not_found()) }
}

const OF_INSTANCE: &str = "EcsInstance";
const OF_ENI: &str = "NetworkInterface";
