use cloud_id::SecurityGroupId;
use estate::Eni;
use openapi::ApiError;

use super::draft::Draft;
use super::eni_refusal::EniErrors;
use super::new_eni::{Before, check_groups, join, named_groups};
use super::place::Place;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// The groups that replace those of an ENI: the whole set at once, so that no packet is judged by half of it.
///
/// Source: ECS API, `ModifyInstanceAttribute`, `SecurityGroupIds.N`; ECS API,
/// `ModifyNetworkInterfaceAttribute`, `SecurityGroupId.N`.
pub(super) fn of<'i>(
    planner: &mut Planner<'_>,
    draft: &mut Draft,
    eni: &Eni,
    ids: impl Iterator<Item = &'i str>,
    errors: &EniErrors,
) -> Result<Vec<SecurityGroupId>, ApiError> {
    let wanted = named_groups(planner, ids, errors)?;
    let before = planner.snapshot().security_groups_of(&eni.groups);
    let place = Place::of_eni(planner, eni)
        .ok_or_else(|| openapi::errors::INVALID_VSWITCH_ID_NOT_FOUND.error())?;
    let addresses = u32::try_from(eni.addresses().count()).unwrap_or(u32::MAX);
    let before = Before {
        eni: Some(&eni.id),
        groups: &before,
    };
    check_groups(planner, draft, &place, &wanted, before, addresses, errors)?;
    let groups: Vec<_> = wanted.iter().map(|group| group.id.clone()).collect();
    join(planner, draft, &groups, addresses);
    for left in &eni.groups {
        planner.bump(GuardKey::Membership(left.clone()));
    }
    Ok(groups)
}
