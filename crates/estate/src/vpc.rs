use std::collections::BTreeSet;

use cloud_id::{
    AccountId, Description, RegionId, ResourceName, Tags, Timestamp, VSwitchId, VpcId, ZoneId,
};
use header_space::Cidr;

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
