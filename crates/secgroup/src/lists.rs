use cloud_id::{
    AccountId, Description, PortRangeListId, PrefixListId, RegionId, ResourceName, Tags, Timestamp,
};
use header_space::{Cidr, Family, PortRange};

/// A named list of CIDR blocks that rules can name as their peer.
///
/// Source: ECS API, `CreatePrefixList`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PrefixList {
    /// Its id.
    pub id: PrefixListId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// Its name.
    pub name: ResourceName,
    /// The description; may be empty.
    pub description: Description,
    /// The family of every entry; fixed when the list is made.
    pub family: Family,
    /// How many entries it may hold, 1 to 200; fixed when the list is made. A rule that names the list
    /// counts as this many rules.
    pub max_entries: u16,
    /// The entries, in the order they were added; networks without host bits, no two alike.
    pub entries: Vec<PrefixListEntry>,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
}

/// One block of a prefix list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PrefixListEntry {
    /// The block; a bare address was given its full length.
    pub cidr: Cidr,
    /// 2 to 32 characters, or empty.
    pub description: String,
}

/// A named list of port ranges that TCP and UDP rules can name.
///
/// Source: ECS API, `CreatePortRangeList`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PortRangeList {
    /// Its id.
    pub id: PortRangeListId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// Its name.
    pub name: ResourceName,
    /// The description; may be empty.
    pub description: Description,
    /// How many entries it may hold, 1 to 2,000; fixed when the list is made. A rule that names the list
    /// counts as this many rules.
    pub max_entries: u16,
    /// The entries, in the order they were added, no two alike.
    pub entries: Vec<PortRangeListEntry>,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
}

/// One range of a port range list.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PortRangeListEntry {
    /// The range.
    pub ports: PortRange,
    /// 2 to 32 characters, or empty.
    pub description: String,
}
