//! Putting one ENI into a group, and taking it out.

use std::sync::Arc;

use cloud_id::{EniId, InstanceId, SecurityGroupId};
use estate::{Eni, Object, ObjectKey};
use openapi::{ApiError, errors};
use secgroup::{GroupType, JoinError, SecurityGroup, check_membership};

use super::{found, rule_refusal, subject};
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// What a request names the ENI by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'r> {
    pub(super) instance: Option<&'r str>,
    pub(super) eni: Option<&'r str>,
    pub(super) region: Option<&'r str>,
    pub(super) group: Option<&'r str>,
}

/// The ENI, the group, and by what the ENI was named.
struct Named<'a> {
    eni: &'a Arc<Eni>,
    permit: Permit,
    group: &'a Arc<SecurityGroup>,
    by_instance: bool,
}

/// Puts an ENI into one more group. An instance stands for its primary ENI.
///
/// Source: ECS API, `JoinSecurityGroup`.
pub(super) fn join(planner: &mut Planner<'_>, member: Member<'_>) -> Result<(), ApiError> {
    let named = find(planner, member)?;
    let (eni, group) = (named.eni, named.group);
    if eni.groups.contains(&group.id) {
        return Err(errors::INVALID_INSTANCE_ID_ALREADY_EXISTS
            .with(format_args!("{} is in {} already", eni.id, group.id)));
    }
    let snapshot = planner.snapshot();
    let before = snapshot.security_groups_of(&eni.groups);
    let mut wanted = before.clone();
    wanted.push(Arc::clone(group));
    let addresses = u32::try_from(eni.addresses().count()).unwrap_or(u32::MAX);
    check_membership(
        &eni.network,
        &wanted,
        &before,
        addresses,
        &planner.limits(),
        snapshot,
        |group| snapshot.occupancy(group),
    )
    .map_err(|error| refused(&eni.id, named.by_instance, &error))?;
    let groups = wanted.iter().map(|group| group.id.clone()).collect();
    put(planner, &named, groups);
    Ok(())
}

/// Takes an ENI out of a group. It stays in at least one.
///
/// Source: ECS API, `LeaveSecurityGroup`.
pub(super) fn leave(planner: &mut Planner<'_>, member: Member<'_>) -> Result<(), ApiError> {
    let named = find(planner, member)?;
    let (eni, group) = (named.eni, named.group);
    if !eni.groups.contains(&group.id) {
        return Err(errors::INVALID_SECURITY_GROUP_ASSOCIATION_NOT_FOUND
            .with(format_args!("{} is not in {}", eni.id, group.id)));
    }
    if group.managed_by.is_some() {
        return Err(rule_refusal::managed(group));
    }
    let groups: Vec<_> = eni
        .groups
        .iter()
        .filter(|id| **id != group.id)
        .cloned()
        .collect();
    if groups.is_empty() {
        let row = if named.by_instance {
            &errors::INSTANCE_LAST_SECURITY_GROUP
        } else {
            &errors::INVALID_OPERATION_AT_LEAST_IN_ONE_GROUP
        };
        return Err(row.with(format_args!("{} is the only group of {}", group.id, eni.id)));
    }
    put(planner, &named, groups);
    Ok(())
}

fn find<'a>(planner: &mut Planner<'a>, member: Member<'_>) -> Result<Named<'a>, ApiError> {
    let by_instance = match (member.instance, member.eni) {
        (Some(_), Some(_)) => {
            return Err(errors::INVALID_PARAM_ENI_ID_AND_INSTANCE_ID_CONFLICT
                .with("InstanceId and NetworkInterfaceId exclude each other"));
        }
        (None, None) => {
            return Err(errors::MISSING_PARAMETER.with("InstanceId or NetworkInterfaceId"));
        }
        (None, Some(_)) if member.region.is_none() => {
            return Err(errors::MISSING_PARAMETER_REGION_ID
                .with("a network interface is named together with its region"));
        }
        (instance, _) => instance.is_some(),
    };
    // An id of the wrong shape is no group that could be there.
    let id: SecurityGroupId = member.group.unwrap_or_default().parse().map_err(|_| {
        errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND.with(member.group.unwrap_or_default())
    })?;
    let (eni, permit) = if by_instance {
        let text = member.instance.unwrap_or_default();
        text.parse::<InstanceId>()
            .map_err(|_| errors::INVALID_INSTANCE_ID_MALFORMED.with(text))?;
        let (instance, permit) = found::instance(planner, member.instance)?;
        let eni = found::primary_eni(planner, instance)
            .ok_or_else(|| errors::INVALID_INSTANCE_ID_NOT_FOUND.with(text))?;
        (eni, permit)
    } else {
        found::eni(planner, member.eni)?
    };
    let (group, _) = subject::own_group(planner, &id)?;
    if eni.service_managed {
        return Err(errors::INVALID_OPERATION_ENI_SERVICE_MANAGED
            .with(format_args!("another product manages {}", eni.id)));
    }
    Ok(Named {
        eni,
        permit,
        group,
        by_instance,
    })
}

/// Writes the ENI with other groups. Who counts the members of any of these groups, or the rules of their members,
/// plans again.
fn put(planner: &mut Planner<'_>, named: &Named<'_>, groups: Vec<SecurityGroupId>) {
    for id in named.eni.groups.iter().chain([&named.group.id]) {
        planner.bump(GuardKey::Membership(id.clone()));
        planner.depends_on(ObjectKey::SecurityGroup(id.clone()));
    }
    let eni = Eni {
        groups,
        ..Eni::clone(named.eni)
    };
    planner.put(&named.permit, Object::Eni(Arc::new(eni)));
}

/// The documented error for an ENI that cannot be in the group.
///
/// Source: ECS API, `JoinSecurityGroup`, error codes.
fn refused(eni: &EniId, by_instance: bool, error: &JoinError) -> ApiError {
    match error {
        JoinError::NoGroup | JoinError::Repeated { .. } => {
            errors::INVALID_INSTANCE_ID_ALREADY_EXISTS.with(error)
        }
        JoinError::TooManyGroups { .. } => {
            errors::INSTANCE_SECURITY_GROUP_LIMIT_EXCEEDED.with(error)
        }
        JoinError::OtherNetwork { .. } if by_instance => {
            errors::INVALID_INSTANCE_ID_MISMATCH.with(error)
        }
        JoinError::OtherNetwork { .. } => errors::INVALID_OPERATION_VPC_MISMATCH.with(error),
        JoinError::MixedTypes => errors::INVALID_OPERATION_MULTI_GROUP_TYPE.with(error),
        JoinError::Managed { group, service } => rule_refusal::managed_by(group, service),
        JoinError::TooManyRules { .. } => {
            errors::ACL_LIMIT_EXCEED.with(format_args!("{error}: {eni}"))
        }
        JoinError::Full(full) => match full.group_type {
            GroupType::Basic => errors::SECURITY_GROUP_INSTANCE_LIMIT_EXCEEDED.with(error),
            GroupType::Advanced => {
                errors::INVALID_OPERATION_NETWORK_INTERFACE_COUNT_EXCEEDED.with(error)
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use secgroup::FullError;

    use super::*;

    #[test]
    fn a_full_group_has_a_code_for_each_type() {
        for (group_type, code) in [
            (GroupType::Basic, "SecurityGroupInstanceLimitExceeded"),
            (
                GroupType::Advanced,
                "InvalidOperation.NetworkInterfaceCountExceeded",
            ),
        ] {
            let group = "sg-1".parse().expect("an id");
            let full = JoinError::Full(FullError {
                group,
                group_type,
                limit: 65_536,
            });
            let refusal = refused(&"eni-1".parse().expect("an id"), true, &full);
            assert_eq!((refusal.status, refusal.code.as_ref()), (403, code));
            assert!(refusal.message.contains("sg-1"), "{refusal}");
        }
    }
}
