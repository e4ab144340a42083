use std::sync::Arc;

use cloud_id::SecurityGroupId;

use crate::{GroupType, Limits, Lists, Network, SecurityGroup};

/// How much of a group's capacity is taken.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Occupancy {
    /// Private addresses of the ENIs in it: primary, secondary, IPv6.
    pub addresses: u32,
    /// ENIs in it.
    pub enis: u32,
}

/// Why an ENI cannot be in these groups.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum JoinError {
    /// An ENI is in at least one group.
    #[error("an ENI is in at least one security group")]
    NoGroup,
    /// The same group twice.
    #[error("the group {group} is given twice")]
    Repeated {
        /// The group.
        group: SecurityGroupId,
    },
    /// More groups than an ENI may be in.
    #[error("the ENI would be in {wanted} groups; the limit is {limit}")]
    TooManyGroups {
        /// How many it would be.
        wanted: u32,
        /// How many it may be.
        limit: u32,
    },
    /// The group is of another VPC, or one is of a VPC and the other classic.
    #[error("the group {group} is of another network")]
    OtherNetwork {
        /// The group.
        group: SecurityGroupId,
    },
    /// Basic and advanced groups together.
    #[error("an ENI is not in basic and advanced groups at once")]
    MixedTypes,
    /// Another product manages the group that would be joined or left.
    #[error("the group {group} is managed by another product, {service}")]
    Managed {
        /// The group.
        group: SecurityGroupId,
        /// The product.
        service: String,
    },
    /// More rules over all groups than an ENI may have.
    #[error("the ENI would have {wanted} rules over all its groups; the limit is {limit}")]
    TooManyRules {
        /// How many it would have.
        wanted: u32,
        /// How many it may have.
        limit: u32,
    },
    /// The group has no room for the ENI.
    #[error(transparent)]
    Full(#[from] FullError),
}

/// That a group has no room: for addresses if it is basic, for ENIs if it is advanced.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the group {group} is full; the limit is {limit}")]
pub struct FullError {
    /// The group.
    pub group: SecurityGroupId,
    /// Its type, which says what is counted.
    pub group_type: GroupType,
    /// Addresses of a basic, ENIs of an advanced group.
    pub limit: u32,
}

/// Whether an ENI can be in exactly these groups.
///
/// `before` are the groups it is in now: they need no new room, and may be managed. `addresses` counts the
/// ENI's private addresses. `occupancy` tells for each group how much is taken, the ENI included where it
/// is in the group. The type of all groups may differ from before.
///
/// # Errors
/// See [`JoinError`]; checked in the order of its variants. A limit that the ENI was over before and would
/// not go further over is left alone.
///
/// Source: ECS API, `JoinSecurityGroup`; ECS API, `ModifyInstanceAttribute`, `SecurityGroupIds.N`.
pub fn check_membership(
    network: &Network,
    wanted: &[Arc<SecurityGroup>],
    before: &[Arc<SecurityGroup>],
    addresses: u32,
    limits: &Limits,
    lists: &(impl Lists + ?Sized),
    occupancy: impl Fn(&SecurityGroupId) -> Occupancy,
) -> Result<GroupType, JoinError> {
    let first = wanted.first().ok_or(JoinError::NoGroup)?;
    for (at, group) in wanted.iter().enumerate() {
        if wanted[..at].iter().any(|other| other.id == group.id) {
            return Err(JoinError::Repeated {
                group: group.id.clone(),
            });
        }
    }
    let count = |groups: &[Arc<SecurityGroup>]| u32::try_from(groups.len()).unwrap_or(u32::MAX);
    let (had, limit) = (count(before), u32::from(limits.groups_per_eni));
    if count(wanted) > limit && count(wanted) > had {
        return Err(JoinError::TooManyGroups {
            wanted: count(wanted),
            limit,
        });
    }
    if let Some(group) = wanted.iter().find(|group| group.network != *network) {
        return Err(JoinError::OtherNetwork {
            group: group.id.clone(),
        });
    }
    if wanted
        .iter()
        .any(|group| group.group_type != first.group_type)
    {
        return Err(JoinError::MixedTypes);
    }
    let lacks = |groups: &[Arc<SecurityGroup>], group: &Arc<SecurityGroup>| {
        groups.iter().all(|other| other.id != group.id)
    };
    let joined = wanted.iter().filter(|group| lacks(before, group));
    let left = before.iter().filter(|group| lacks(wanted, group));
    for group in joined.clone().chain(left) {
        if let Some(by) = &group.managed_by {
            return Err(JoinError::Managed {
                group: group.id.clone(),
                service: by.service_id.clone(),
            });
        }
    }
    let weight = |groups: &[Arc<SecurityGroup>]| {
        groups
            .iter()
            .map(|group| group.rule_weight(lists))
            .fold(0, u32::saturating_add)
    };
    let (had, limit) = (weight(before), u32::from(limits.rules_per_eni));
    if weight(wanted) > limit && weight(wanted) > had {
        return Err(JoinError::TooManyRules {
            wanted: weight(wanted),
            limit,
        });
    }
    for group in wanted.iter().filter(|group| lacks(before, group)) {
        check_room(
            group,
            Occupancy { addresses, enis: 1 },
            limits,
            occupancy(&group.id),
        )?;
    }
    Ok(first.group_type)
}

/// Whether a group has room for more, as when an ENI in it gets more addresses.
///
/// # Errors
/// That it has not.
///
/// Source: ECS guide, basic and advanced security groups, capacity.
pub fn check_room(
    group: &SecurityGroup,
    more: Occupancy,
    limits: &Limits,
    taken: Occupancy,
) -> Result<(), FullError> {
    let (taken, more, limit) = match group.group_type {
        GroupType::Basic => (
            taken.addresses,
            more.addresses,
            limits.addresses_per_basic_group,
        ),
        GroupType::Advanced => (taken.enis, more.enis, limits.enis_per_advanced_group),
    };
    if more > 0 && taken.saturating_add(more) > limit {
        return Err(FullError {
            group: group.id.clone(),
            group_type: group.group_type,
            limit,
        });
    }
    Ok(())
}
