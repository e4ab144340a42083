use std::net::Ipv4Addr;

use cloud_id::{
    AccountId, AllocationId, Description, EniId, RegionId, ResourceName, Tags, Timestamp,
};

/// An elastic IP address: a public address, mapped one to one to a private one.
///
/// Source: VPC API, `AllocateEipAddress`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Eip {
    /// Its id.
    pub id: AllocationId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// The public address.
    pub address: Ipv4Addr,
    /// The name, if one was given.
    pub name: Option<ResourceName>,
    /// The description; may be empty.
    pub description: Description,
    /// Bandwidth in Mbit/s, as asked for; not enforced.
    pub bandwidth_mbps: u32,
    /// Whether it came with an instance and goes with it: then it is the public address of the instance,
    /// and no EIP that can be named. Choice: docs/decisions/0011-public-addresses.md
    pub goes_with_instance: bool,
    /// What it is associated with.
    pub binding: Option<EipBinding>,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
}

/// The private address an EIP stands for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EipBinding {
    /// The ENI that has the private address.
    pub eni: EniId,
    /// The private address.
    pub private_ip: Ipv4Addr,
    /// Whether the caller named the instance rather than the ENI.
    pub names_instance: bool,
}
