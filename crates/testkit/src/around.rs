use std::collections::BTreeMap;

use cloud_id::{Description, PortRangeListId, PrefixListId, SecurityGroupId, Tags, Timestamp};
use header_space::Family;
use secgroup::{
    Limits, Lists, PortRangeList, PortRangeListEntry, PrefixList, PrefixListEntry, Profile,
    SecurityGroup, Surroundings,
};

use crate::text::{account, cidr, ports};

/// What surrounds a group in a test: other groups, lists, limits.
#[derive(Clone, Debug)]
pub struct Around {
    /// Other groups.
    pub groups: BTreeMap<SecurityGroupId, SecurityGroup>,
    /// Prefix lists.
    pub prefix_lists: BTreeMap<PrefixListId, PrefixList>,
    /// Port range lists.
    pub port_range_lists: BTreeMap<PortRangeListId, PortRangeList>,
    /// The limits.
    pub limits: Limits,
    /// The most rules that an ENI in the group has from its other groups.
    pub rules_beside: u32,
    /// How many other groups name each list.
    pub list_users: u32,
}

/// Nothing around, under the limits of the default profile.
impl Default for Around {
    fn default() -> Self {
        Self {
            groups: BTreeMap::new(),
            prefix_lists: BTreeMap::new(),
            port_range_lists: BTreeMap::new(),
            limits: Profile::default().limits(),
            rules_beside: 0,
            list_users: 0,
        }
    }
}

impl Around {
    /// With another group.
    #[must_use]
    pub fn with_group(mut self, group: SecurityGroup) -> Self {
        self.groups.insert(group.id.clone(), group);
        self
    }

    /// With a prefix list of these blocks; the first gives the family.
    ///
    /// # Panics
    /// When a text is no block, or there is none.
    #[must_use]
    pub fn with_prefix_list(mut self, id: &str, max_entries: u16, blocks: &[&str]) -> Self {
        let list = prefix_list(id, max_entries, blocks);
        self.prefix_lists.insert(list.id.clone(), list);
        self
    }

    /// With a port range list of these ranges.
    ///
    /// # Panics
    /// When a text is no range.
    #[must_use]
    pub fn with_port_range_list(mut self, id: &str, max_entries: u16, ranges: &[&str]) -> Self {
        let list = port_range_list(id, max_entries, ranges);
        self.port_range_lists.insert(list.id.clone(), list);
        self
    }
}

/// A prefix list of these blocks; the first gives the family.
///
/// # Panics
/// When a text is no id or block, or there is no block.
#[must_use]
pub fn prefix_list(id: &str, max_entries: u16, blocks: &[&str]) -> PrefixList {
    let entry = |text: &&str| PrefixListEntry::new(cidr(text), "").expect("no description is fine");
    let entries: Vec<PrefixListEntry> = blocks.iter().map(entry).collect();
    let family: Family = entries
        .first()
        .expect("a block that gives the family")
        .cidr
        .family();
    PrefixList {
        id: id.parse().unwrap_or_else(|error| panic!("{id}: {error}")),
        owner: account(),
        region: "cn-hangzhou".parse().expect("a region"),
        name: "list".parse().expect("a name"),
        description: Description::default(),
        family,
        max_entries,
        entries,
        tags: Tags::default(),
        resource_group: String::new(),
        created: Timestamp::default(),
    }
}

/// A port range list of these ranges.
///
/// # Panics
/// When a text is no id or range.
#[must_use]
pub fn port_range_list(id: &str, max_entries: u16, ranges: &[&str]) -> PortRangeList {
    let entry =
        |text: &&str| PortRangeListEntry::new(ports(text), "").expect("no description is fine");
    PortRangeList {
        id: id.parse().unwrap_or_else(|error| panic!("{id}: {error}")),
        owner: account(),
        region: "cn-hangzhou".parse().expect("a region"),
        name: "list".parse().expect("a name"),
        description: Description::default(),
        max_entries,
        entries: ranges.iter().map(entry).collect(),
        tags: Tags::default(),
        resource_group: String::new(),
        created: Timestamp::default(),
    }
}

impl Lists for Around {
    fn prefix_list(&self, id: &PrefixListId) -> Option<&PrefixList> {
        self.prefix_lists.get(id)
    }

    fn port_range_list(&self, id: &PortRangeListId) -> Option<&PortRangeList> {
        self.port_range_lists.get(id)
    }
}

impl Surroundings for Around {
    fn limits(&self) -> Limits {
        self.limits
    }

    fn security_group(&self, id: &SecurityGroupId) -> Option<&SecurityGroup> {
        self.groups.get(id)
    }

    fn rules_beside(&self) -> u32 {
        self.rules_beside
    }

    fn prefix_list_users(&self, _: &PrefixListId) -> u32 {
        self.list_users
    }

    fn port_range_list_users(&self, _: &PortRangeListId) -> u32 {
        self.list_users
    }
}
