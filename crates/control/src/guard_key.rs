use std::fmt;

use cloud_id::{
    AccountId, EniId, InstanceId, PortRangeListId, PrefixListId, RegionId, SecurityGroupId,
    VSwitchId, VpcId,
};
use estate::ObjectKey;
use ram::directory::ResourceGroupId;

/// A key that stands for one invariant spanning several objects.
///
/// A transaction guards each object it writes. Two transactions that write different objects and together
/// break an invariant (one deletes a group without members, the other makes a member) therefore both
/// [`bump`](crate::Planner::bump) the key of that invariant, and one of them plans again.
/// This list is the table of all such invariants; `tests/races.rs` explores interleavings against it.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum GuardKey {
    /// The members of a group: a group with members is not deleted, and its address or ENI limit holds.
    /// Bumped by whoever adds or removes a member or an address of a member, or deletes the group.
    Membership(SecurityGroupId),
    /// Who names a group as the peer of a rule: a group that is named is not deleted, and no rule names a
    /// group that is gone. Bumped by whoever adds such a rule, or deletes the named group.
    GroupReferences(SecurityGroupId),
    /// The addresses of a vSwitch: no two ENIs have the same, and a vSwitch with ENIs is not deleted.
    VSwitchAddresses(VSwitchId),
    /// What a VPC holds: vSwitches do not overlap, and a VPC that holds vSwitches or groups is not deleted.
    VpcContents(VpcId),
    /// The addresses of a region's classic network: no two ENIs have the same.
    ClassicAddresses(RegionId),
    /// How many groups an account has in a region. Bumped by whoever makes one.
    GroupQuota(AccountId, RegionId),
    /// How many prefix lists an account has in a region. Bumped by whoever makes one.
    PrefixListQuota(AccountId, RegionId),
    /// How many port range lists an account has in a region. Bumped by whoever makes one.
    PortRangeListQuota(AccountId, RegionId),
    /// How many key pairs an account has in a region, and that their names differ.
    KeyPairQuota(AccountId, RegionId),
    /// Who names a prefix list in a rule: a list in use is not deleted, and the rule counts of the groups
    /// that name it hold.
    PrefixListAssociations(PrefixListId),
    /// Who names a port range list in a rule, likewise.
    PortRangeListAssociations(PortRangeListId),
    /// The ENIs of an instance: their number and order, and that a deleted instance leaves none attached.
    InstanceEnis(InstanceId),
    /// What an ENI carries beside itself: EIPs of its addresses; a deleted ENI leaves no EIP bound.
    EniBindings(EniId),
    /// The public addresses of a region: no two EIPs have the same.
    EipAddresses(RegionId),
    /// The devices of external instances: no two instances bind the same device.
    ExternalDevices,
    /// Whose IPv6 blocks are whose: no two VPCs of any regions have the same.
    Ipv6Blocks,
    /// The identities of an account: names differ, no more than there may be, nothing is attached that is gone,
    /// and nobody is in a group that is gone. Bumped by whoever makes, renames, attaches, joins or deletes.
    Directory(AccountId),
    /// The aliases of accounts: no two accounts have the same. Bumped by whoever sets one.
    AccountAliases,
    /// What is in a resource group of an account: one with something in it is not deleted, and nothing is put into one that
    /// is gone.
    ResourceGroupContents(AccountId, ResourceGroupId),
    /// A resource directory, by its management account: folders and members stand where there is a folder, and
    /// no control policy is attached that is gone.
    ResourceDirectory(AccountId),
    /// What a member of a resource directory has: one that has something is not deleted, and nothing is made in one that
    /// is gone. Bumped by whoever makes something there, and by whoever deletes the member.
    MemberContents(AccountId),
}

impl GuardKey {
    /// The words that keys begin with, one for each invariant; lists share one.
    pub const KINDS: [&str; 20] = [
        "membership",
        "references",
        "addresses",
        "contents",
        "classic-addresses",
        "groups",
        "prefix-lists",
        "port-range-lists",
        "key-pairs",
        "associations",
        "enis",
        "bindings",
        "eip-addresses",
        "external-devices",
        "ipv6-blocks",
        "directory",
        "account-aliases",
        "resource-group",
        "resource-directory",
        "member",
    ];

    /// The key in the store.
    pub(crate) fn path(&self) -> String {
        format!("guard/{self}")
    }

    /// The object that the invariant is about, with which the key goes away.
    ///
    /// A key that was never bumped looks like one that is gone. Who bumps it first therefore also asks that the
    /// object did not change, and so that it is still there.
    pub(crate) fn subject(&self) -> Option<ObjectKey> {
        match self {
            Self::Membership(id) | Self::GroupReferences(id) => {
                Some(ObjectKey::SecurityGroup(id.clone()))
            }
            Self::VSwitchAddresses(id) => Some(ObjectKey::VSwitch(id.clone())),
            Self::VpcContents(id) => Some(ObjectKey::Vpc(id.clone())),
            Self::PrefixListAssociations(id) => Some(ObjectKey::PrefixList(id.clone())),
            Self::PortRangeListAssociations(id) => Some(ObjectKey::PortRangeList(id.clone())),
            Self::InstanceEnis(id) => Some(ObjectKey::Instance(id.clone())),
            Self::EniBindings(id) => Some(ObjectKey::Eni(id.clone())),
            Self::ClassicAddresses(_)
            | Self::GroupQuota(..)
            | Self::PrefixListQuota(..)
            | Self::PortRangeListQuota(..)
            | Self::KeyPairQuota(..)
            | Self::EipAddresses(_)
            | Self::ExternalDevices
            | Self::Ipv6Blocks
            | Self::Directory(_)
            | Self::AccountAliases
            | Self::ResourceGroupContents(..)
            | Self::ResourceDirectory(_)
            | Self::MemberContents(_) => None,
        }
    }
}

impl fmt::Display for GuardKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Membership(group) => write!(f, "membership/{group}"),
            Self::GroupReferences(group) => write!(f, "references/{group}"),
            Self::VSwitchAddresses(vswitch) => write!(f, "addresses/{vswitch}"),
            Self::VpcContents(vpc) => write!(f, "contents/{vpc}"),
            Self::ClassicAddresses(region) => write!(f, "classic-addresses/{region}"),
            Self::GroupQuota(account, region) => write!(f, "groups/{account}/{region}"),
            Self::PrefixListQuota(account, region) => {
                write!(f, "prefix-lists/{account}/{region}")
            }
            Self::PortRangeListQuota(account, region) => {
                write!(f, "port-range-lists/{account}/{region}")
            }
            Self::KeyPairQuota(account, region) => write!(f, "key-pairs/{account}/{region}"),
            Self::PrefixListAssociations(list) => write!(f, "associations/{list}"),
            Self::PortRangeListAssociations(list) => write!(f, "associations/{list}"),
            Self::InstanceEnis(instance) => write!(f, "enis/{instance}"),
            Self::EniBindings(eni) => write!(f, "bindings/{eni}"),
            Self::EipAddresses(region) => write!(f, "eip-addresses/{region}"),
            Self::ExternalDevices => f.write_str("external-devices"),
            Self::Ipv6Blocks => f.write_str("ipv6-blocks"),
            Self::Directory(account) => write!(f, "directory/{account}"),
            Self::ResourceGroupContents(account, id) => write!(f, "resource-group/{account}/{id}"),
            Self::AccountAliases => f.write_str("account-aliases"),
            Self::ResourceDirectory(account) => write!(f, "resource-directory/{account}"),
            Self::MemberContents(account) => write!(f, "member/{account}"),
        }
    }
}
