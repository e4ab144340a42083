use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use cloud_id::{
    AccountId, Description, RegionId, ResourceName, Tags, Timestamp, VSwitchId, VpcId, ZoneId,
};
use header_space::{AddressRange, Cidr};

/// A virtual private cloud: a routing domain of its own.
///
/// Source: VPC API, `CreateVpc`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Vpc {
    /// Its id.
    pub id: VpcId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// The name, if one was given.
    pub name: Option<ResourceName>,
    /// The description; may be empty.
    pub description: Description,
    /// Its IPv4 block.
    pub cidr: Cidr,
    /// Its IPv6 block, a /56, when IPv6 is on.
    pub ipv6_cidr: Option<Cidr>,
    /// Accounts that may use its vSwitches and make groups in it.
    pub shared_with: BTreeSet<AccountId>,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
}

/// A subnet of a VPC in one zone.
///
/// Source: VPC API, `CreateVSwitch`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VSwitch {
    /// Its id.
    pub id: VSwitchId,
    /// The VPC.
    pub vpc: VpcId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its zone.
    pub zone: ZoneId,
    /// The name, if one was given.
    pub name: Option<ResourceName>,
    /// The description; may be empty.
    pub description: Description,
    /// Its IPv4 block, /16 to /29. The first and the last three addresses are the system's; the third
    /// from the end is the gateway.
    pub cidr: Cidr,
    /// Its IPv6 block, a /64 of the VPC's.
    pub ipv6_cidr: Option<Cidr>,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
}

impl Vpc {
    /// Whether an account may use it: its owner, or one it is shared with.
    #[must_use]
    pub fn is_open_to(&self, account: AccountId) -> bool {
        self.owner == account || self.shared_with.contains(&account)
    }
}

impl VSwitch {
    /// The gateway that its members see: the third address from the end.
    #[must_use]
    pub fn gateway(&self) -> Ipv4Addr {
        let (_, last) = self.bounds();
        Ipv4Addr::from(last.saturating_sub(2))
    }

    /// Whether an ENI may have this address: in the block, and not the first or one of the last three.
    #[must_use]
    pub fn is_assignable(&self, address: Ipv4Addr) -> bool {
        let (first, last) = self.bounds();
        let address = u32::from(address);
        first < address && u64::from(address) + 3 <= u64::from(last)
    }

    /// Whether an ENI may have this IPv6 address: in the block, and not the first.
    #[must_use]
    pub fn is_assignable_v6(&self, address: Ipv6Addr) -> bool {
        let Some(AddressRange::V6 { first, .. }) = self.ipv6_cidr.map(Cidr::range) else {
            return false;
        };
        let is_inside = self
            .ipv6_cidr
            .is_some_and(|block| block.contains(IpAddr::V6(address)));
        is_inside && u128::from(address) > u128::from(first)
    }

    /// How many addresses ENIs may have.
    #[must_use]
    pub fn assignable_count(&self) -> u32 {
        let (first, last) = self.bounds();
        (last - first).saturating_sub(3)
    }

    /// The addresses that ENIs may have, ascending.
    pub fn assignable(&self) -> impl Iterator<Item = Ipv4Addr> + use<> {
        let (first, last) = self.bounds();
        (first.saturating_add(1)..last.saturating_sub(2)).map(Ipv4Addr::from)
    }

    fn bounds(&self) -> (u32, u32) {
        match self.cidr.range() {
            AddressRange::V4 { first, last } => (first.into(), last.into()),
            // A vSwitch is made with an IPv4 block; without one it has no address to give.
            AddressRange::V6 { .. } => (0, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_and_the_last_three_addresses_of_a_vswitch_are_the_systems() {
        let vswitch = VSwitch {
            id: "vsw-1".parse().expect("an id"),
            vpc: "vpc-1".parse().expect("an id"),
            owner: AccountId::new(1_000_000_000_000_001).expect("16 digits"),
            zone: "cn-hangzhou-h".parse().expect("a zone"),
            name: None,
            description: Description::default(),
            cidr: "192.168.1.0/29".parse().expect("a block"),
            ipv6_cidr: None,
            tags: Tags::default(),
            resource_group: String::new(),
            created: Timestamp::default(),
        };
        let given: Vec<String> = vswitch.assignable().map(|it| it.to_string()).collect();
        assert_eq!(
            given,
            ["192.168.1.1", "192.168.1.2", "192.168.1.3", "192.168.1.4"]
        );
        assert_eq!(vswitch.assignable_count(), 4);
        assert_eq!(vswitch.gateway().to_string(), "192.168.1.5");
        for (last, expected) in [(0, false), (1, true), (4, true), (5, false), (7, false)] {
            assert_eq!(
                vswitch.is_assignable([192, 168, 1, last].into()),
                expected,
                "{last}"
            );
        }
    }
}
