//! Taking ENIs and their addresses away.

use std::net::Ipv4Addr;
use std::sync::Arc;

use estate::{Eip, Eni, EniStatus, Object, ObjectKey};
use openapi::{ApiError, errors};

use super::place::Place;
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Refuses to change an ENI that another product manages.
pub(super) fn refuse_managed(eni: &Eni) -> Result<(), ApiError> {
    if eni.service_managed {
        return Err(errors::INVALID_OPERATION_ENI_SERVICE_MANAGED.with(&eni.id));
    }
    Ok(())
}

/// Deletes an ENI: its EIPs are free again, its addresses given back, its groups left.
pub(super) fn delete(planner: &mut Planner<'_>, permit: &Permit, eni: &Eni) {
    free_eips(planner, permit, eni, |_| true);
    addresses_change(planner, eni);
    planner.retire(GuardKey::EniBindings(eni.id.clone()));
    planner.delete(permit, ObjectKey::Eni(eni.id.clone()));
}

/// Detaches an ENI from its instance.
pub(super) fn detach(planner: &mut Planner<'_>, permit: &Permit, eni: &Eni) {
    let detached = Eni {
        attachment: None,
        status: EniStatus::Available,
        ..eni.clone()
    };
    planner.put(permit, Object::Eni(Arc::new(detached)));
}

/// Frees the EIPs of those private addresses of an ENI that go away. An address that came with an instance
/// goes with it.
pub(super) fn free_eips(
    planner: &mut Planner<'_>,
    permit: &Permit,
    eni: &Eni,
    goes: impl Fn(Ipv4Addr) -> bool,
) {
    let snapshot = planner.snapshot();
    for eip in snapshot.eips_of(&eni.id) {
        if !eip
            .binding
            .as_ref()
            .is_some_and(|binding| goes(binding.private_ip))
        {
            continue;
        }
        planner.bump(GuardKey::EniBindings(eni.id.clone()));
        if eip.goes_with_instance {
            planner.bump(GuardKey::EipAddresses(eip.region.clone()));
            planner.delete(permit, ObjectKey::Eip(eip.id.clone()));
        } else {
            let free = Eip {
                binding: None,
                ..Eip::clone(eip)
            };
            planner.put(permit, Object::Eip(Arc::new(free)));
        }
    }
}

/// Says that the addresses of an ENI change: those of its place, and those of its groups.
pub(super) fn addresses_change(planner: &mut Planner<'_>, eni: &Eni) {
    if let Some(place) = Place::of_eni(planner, eni) {
        planner.bump(place.guard());
    }
    for group in &eni.groups {
        planner.bump(GuardKey::Membership(group.clone()));
    }
}
