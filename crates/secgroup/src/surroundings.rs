use cloud_id::{PortRangeListId, PrefixListId, SecurityGroupId};

use crate::{Limits, PortRangeList, PrefixList, SecurityGroup};

/// Where the lists that rules name are looked up.
pub trait Lists {
    /// A prefix list.
    fn prefix_list(&self, id: &PrefixListId) -> Option<&PrefixList>;

    /// A port range list.
    fn port_range_list(&self, id: &PortRangeListId) -> Option<&PortRangeList>;
}

/// What a change of one group's rules must know beside the group: the things the rules name, and what is
/// left of the limits. A caller that keeps what it looked up here unchanged until it commits may commit.
pub trait Surroundings: Lists {
    /// The limits of the group's owner.
    fn limits(&self) -> Limits;

    /// Another group.
    fn security_group(&self, id: &SecurityGroupId) -> Option<&SecurityGroup>;

    /// Over the ENIs in the group: the most rules that one of them has from its other groups.
    fn rules_beside(&self) -> u32;

    /// How many groups other than this one name a prefix list.
    fn prefix_list_users(&self, id: &PrefixListId) -> u32;

    /// How many groups other than this one name a port range list.
    fn port_range_list_users(&self, id: &PortRangeListId) -> u32;
}
