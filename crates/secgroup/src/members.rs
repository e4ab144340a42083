use std::collections::{BTreeMap, HashMap};
use std::net::IpAddr;

use cloud_id::SecurityGroupId;

/// Who has an address: the groups of the ENI that has it, in one routing domain.
///
/// Private addresses only: primary, secondary and IPv6. A public address is nobody's here, because it is
/// translated before the ENI.
/// Source: ECS API, `AuthorizeSecurityGroup`, `SourceGroupId`.
pub trait Members {
    /// The groups of the ENI with this address, ascending; empty when no ENI has it.
    fn groups_of(&self, address: IpAddr) -> &[SecurityGroupId];

    /// Whether the ENI with this address is in a group.
    fn is_member(&self, address: IpAddr, group: &SecurityGroupId) -> bool {
        self.groups_of(address).binary_search(group).is_ok()
    }
}

/// A routing domain without ENIs.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoMembers;

impl Members for NoMembers {
    fn groups_of(&self, _: IpAddr) -> &[SecurityGroupId] {
        &[]
    }
}

/// The value lists must be sorted.
impl Members for BTreeMap<IpAddr, Vec<SecurityGroupId>> {
    fn groups_of(&self, address: IpAddr) -> &[SecurityGroupId] {
        self.get(&address).map_or(&[], Vec::as_slice)
    }
}

/// The value lists must be sorted.
impl Members for HashMap<IpAddr, Vec<SecurityGroupId>> {
    fn groups_of(&self, address: IpAddr) -> &[SecurityGroupId] {
        self.get(&address).map_or(&[], Vec::as_slice)
    }
}

impl<M: Members + ?Sized> Members for &M {
    fn groups_of(&self, address: IpAddr) -> &[SecurityGroupId] {
        (**self).groups_of(address)
    }
}

impl<M: Members + ?Sized> Members for std::sync::Arc<M> {
    fn groups_of(&self, address: IpAddr) -> &[SecurityGroupId] {
        (**self).groups_of(address)
    }
}
