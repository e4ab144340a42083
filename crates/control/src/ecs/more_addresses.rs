//! How many addresses an ENI may have.

use estate::{Eni, ObjectKey};
use openapi::{ApiError, errors};
use secgroup::{JoinError, Occupancy};

use super::eni_refusal::EniErrors;
use super::found;
use super::instance_type::InstanceType;
use crate::planner::Planner;

/// Whether an ENI may have so many more private IPv4 addresses: 50 in all, fewer on small instances.
///
/// Source: ECS API, `AssignPrivateIpAddresses`.
pub(super) fn check_ipv4(planner: &Planner<'_>, eni: &Eni, more: usize) -> Result<(), ApiError> {
    let total = 1 + eni.secondary_ips.len() + more;
    if total > MOST_IPV4 {
        return Err(errors::MAX_ENI_PRIVATE_IPS_COUNT_EXCEEDED.with(&eni.id));
    }
    match offers(planner, eni)? {
        Some(offers) if total > usize::from(offers.ipv4_per_eni) => {
            Err(errors::INVALID_OPERATION_IPV4_COUNT_EXCEEDED.with(&eni.id))
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether an ENI may have so many more IPv6 addresses.
///
/// Source: ECS API, `AssignIpv6Addresses`.
pub(super) fn check_ipv6(planner: &Planner<'_>, eni: &Eni, more: usize) -> Result<(), ApiError> {
    let total = eni.ipv6.len() + more;
    if total > MOST_IPV6 {
        return Err(errors::MAX_ENI_IPV6_IPS_COUNT_EXCEEDED.with(&eni.id));
    }
    match offers(planner, eni)? {
        Some(offers) if total > usize::from(offers.ipv6_per_eni) => {
            Err(errors::INVALID_OPERATION_IPV6_COUNT_EXCEEDED.with(&eni.id))
        }
        Some(_) | None => Ok(()),
    }
}

/// Whether the groups of an ENI have room for so many more addresses.
pub(super) fn check_room(
    planner: &mut Planner<'_>,
    eni: &Eni,
    more: usize,
    errors: &EniErrors,
) -> Result<(), ApiError> {
    let snapshot = planner.snapshot();
    let limits = planner.limits();
    let more = Occupancy {
        addresses: u32::try_from(more).unwrap_or(u32::MAX),
        enis: 0,
    };
    for group in snapshot.security_groups_of(&eni.groups) {
        secgroup::check_room(&group, more, &limits, snapshot.occupancy(&group.id))
            .map_err(|full| errors.groups(snapshot, None, &JoinError::Full(full)))?;
        planner.depends_on(ObjectKey::SecurityGroup(group.id.clone()));
    }
    Ok(())
}

/// What the type of the instance offers that an ENI is attached to.
fn offers(planner: &Planner<'_>, eni: &Eni) -> Result<Option<InstanceType>, ApiError> {
    found::instance_of(planner, eni)
        .map(|instance| InstanceType::named(&instance.instance_type))
        .transpose()
}

const MOST_IPV4: usize = 50;
const MOST_IPV6: usize = 50;
