use std::sync::Arc;

use cloud_id::SecurityGroupId;
use estate::{Eip, EipBinding, Eni, Instance, InstanceStatus, Object, ObjectKey};
use openapi::generated::ecs::modify_instance_vpc_attribute::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::Network;

use super::draft::{Draft, Wanted};
use super::eni_refusal::OF_MODIFY_INSTANCE_VPC;
use super::new_eni::{Before, check_groups, join, named_groups};
use super::rule_refusal;
use super::place::Place;
use super::{found, instance_text};
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Moves a stopped instance: to another address, vSwitch, or, when `VpcId` is given, VPC, whose groups must then be
/// named. It keeps its zone.
///
/// Source: ECS API, `ModifyInstanceVpcAttribute`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let vswitch = request.vswitch_id.as_deref().unwrap_or_default();
    Place::tell_vpc(planner, vswitch);
    let (instance, permit) = found::instance(planner, request.instance_id.as_deref())?;
    match instance.status {
        InstanceStatus::Stopped => {}
        InstanceStatus::Running => {
            let status = instance_text::status(instance);
            return Err(errors::INCORRECT_INSTANCE_STATUS_400
                .with(format_args!("{} is {status}", instance.id)));
        }
    }
    // It must still be stopped when this commits.
    planner.depends_on(ObjectKey::Instance(instance.id.clone()));
    let eni = found::primary_eni(planner, instance)
        .filter(|_| matches!(instance.network, Network::Vpc(_)))
        .ok_or_else(|| errors::OPERATION_DENIED.with("it is in the classic network"))?;
    let place = Place::in_vswitch(planner, vswitch, &errors::INVALID_VSWITCH_ID_NOT_FOUND)?;
    place.permit(planner)?;
    check_place(&place, instance, request.vpc_id.as_deref())?;
    let has_moved = place.vswitch.map(|it| &it.id) != eni.vswitch.as_ref();
    let changes_vpc = place.network != instance.network;
    if has_moved && !(eni.secondary_ips.is_empty() && eni.ipv6.is_empty()) {
        return Err(errors::OPERATION_DENIED.with("its ENI has more than one address"));
    }
    let is_bound = planner.snapshot().eips_of(&eni.id).next().is_some();
    if changes_vpc && (is_bound || planner.snapshot().enis_of(&instance.id).count() > 1) {
        return Err(errors::OPERATION_DENIED.with("it has an EIP or a secondary ENI"));
    }

    let mut changed = Eni::clone(eni);
    let mut draft = Draft::default();
    let asked = request.private_ip_address.clone().filter(|text| !text.is_empty());
    let keeps_address = match &asked {
        Some(text) => !has_moved && *text == eni.primary_ip.to_string(),
        None => !has_moved,
    };
    if !keeps_address {
        let refused = |refusal| OF_MODIFY_INSTANCE_VPC.address(refusal);
        let wanted = match asked {
            Some(text) => Wanted::ipv4(&[text]).map_err(refused)?,
            None => Wanted::Count(1),
        };
        let taken = draft.take_ipv4(planner, &place, &wanted).map_err(refused)?;
        changed.primary_ip = *taken.first().expect("one address is always asked for");
        planner.bump(place.guard());
        move_eips(planner, &permit, eni, &changed);
    }
    changed.groups = groups(planner, &mut draft, eni, &place, changes_vpc, request)?;
    changed.network.clone_from(&place.network);
    changed.vswitch = place.vswitch.map(|vswitch| vswitch.id.clone());
    planner.put(&permit, Object::Eni(Arc::new(changed)));
    if changes_vpc {
        planner.bump(GuardKey::InstanceEnis(instance.id.clone()));
        planner.bump(GuardKey::EniBindings(eni.id.clone()));
        let network = place.network.clone();
        let moved = Instance { network, ..Instance::clone(instance) };
        planner.put(&permit, Object::Instance(Arc::new(moved)));
    }
    Ok(Response::default())
}

fn check_place(place: &Place<'_>, instance: &Instance, vpc: Option<&str>) -> Result<(), ApiError> {
    let Network::Vpc(of_vswitch) = &place.network else {
        return Err(errors::OPERATION_DENIED.with("a vSwitch is of a VPC"));
    };
    match vpc.filter(|text| !text.is_empty()) {
        Some(vpc) if vpc != of_vswitch.as_str() => {
            return Err(errors::INVALID_VSWITCH_NOT_BELONG_TO_VPC.with(vpc));
        }
        Some(_) => {}
        None if place.network != instance.network => {
            return Err(errors::INVALID_VSWITCH_ID_MISMATCH.with(of_vswitch));
        }
        None => {}
    }
    if place.zone != instance.zone {
        return Err(errors::OPERATION_DENIED_403.with(format_args!(
            "the vSwitch is in {}, the instance in {}",
            place.zone, instance.zone
        )));
    }
    Ok(())
}

/// EIPs stand for the new address from now on.
fn move_eips(planner: &mut Planner<'_>, permit: &Permit, eni: &Eni, changed: &Eni) {
    let eips: Vec<Arc<Eip>> = planner.snapshot().eips_of(&eni.id).cloned().collect();
    for eip in eips {
        let binding = eip.binding.clone().filter(|it| it.private_ip == eni.primary_ip);
        if let Some(binding) = binding {
            let private_ip = changed.primary_ip;
            let binding = Some(EipBinding { private_ip, ..binding });
            planner.put(permit, Object::Eip(Arc::new(Eip { binding, ..Eip::clone(&eip) })));
        }
    }
    planner.bump(GuardKey::EniBindings(eni.id.clone()));
}

/// The groups that are named in place of those that the ENI is in; another VPC needs some.
fn groups(
    planner: &mut Planner<'_>,
    draft: &mut Draft,
    eni: &Eni,
    place: &Place<'_>,
    changes_vpc: bool,
    request: &Request,
) -> Result<Vec<SecurityGroupId>, ApiError> {
    if request.security_group_id.is_empty() {
        return match changes_vpc {
            true => Err(errors::MISSING_PARAMETER.with("SecurityGroupId")),
            false => Ok(eni.groups.clone()),
        };
    }
    let errors = &OF_MODIFY_INSTANCE_VPC;
    let ids = request.security_group_id.iter().map(String::as_str);
    let wanted = named_groups(planner, ids, errors)?;
    let before = planner.snapshot().security_groups_of(&eni.groups);
    if let Some(held) = before.iter().find(|group| changes_vpc && group.managed_by.is_some()) {
        return Err(rule_refusal::managed(held));
    }
    let addresses = u32::try_from(eni.addresses().count()).unwrap_or(u32::MAX);
    let stayed = Before {
        eni: Some(&eni.id),
        groups: if changes_vpc { &[] } else { &before },
    };
    check_groups(planner, draft, place, &wanted, stayed, addresses, errors)?;
    let groups: Vec<_> = wanted.iter().map(|group| group.id.clone()).collect();
    join(planner, draft, &groups, addresses);
    for left in &eni.groups {
        planner.bump(GuardKey::Membership(left.clone()));
    }
    Ok(groups)
}
