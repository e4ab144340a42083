use std::net::Ipv4Addr;
use std::sync::Arc;

use cloud_id::{AllocationId, EniId, InstanceId, PortRangeListId, PrefixListId, SecurityGroupId};
use estate::{Driver, Eni, InstanceStatus, Table, VSwitch};
use header_space::Cidr;
use secgroup::{Network, PortRangeList, PrefixList, SecurityGroup};

use crate::InstanceMetadata;

/// Everything one host needs to enforce, at one revision. Cheap to clone: clones share what neither has changed.
#[derive(Clone, Debug, Default)]
pub struct DesiredState {
    /// Which store the revision counts in; another one asks for a full comparison.
    pub store_id: String,
    /// The revision.
    pub revision: u64,
    /// Routing domains: one per VPC with something on this host, one per classic network in use.
    pub domains: Table<DomainKey, Domain>,
    /// ENIs on this host.
    pub enis: Table<EniId, DesiredEni>,
    /// Instances on this host.
    pub instances: Table<InstanceId, DesiredInstance>,
    /// Groups of those ENIs, and groups that their rules name.
    pub groups: Table<SecurityGroupId, Arc<SecurityGroup>>,
    /// Prefix lists that their rules name.
    pub prefix_lists: Table<PrefixListId, Arc<PrefixList>>,
    /// Port range lists that their rules name.
    pub port_range_lists: Table<PortRangeListId, Arc<PortRangeList>>,
    /// EIPs of those ENIs.
    pub eips: Table<AllocationId, DesiredEip>,
    /// What instances are told of themselves. One that is not in here is told nothing.
    pub metadata: Table<InstanceId, Arc<InstanceMetadata>>,
}

/// Which routing domain: a region and a network in it.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct DomainKey {
    /// The region's id; two regions may both have a classic network.
    pub region: cloud_id::RegionId,
    /// The network.
    pub network: Network,
}

/// A routing domain: a router namespace of its own.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Domain {
    /// Its IPv4 blocks.
    pub cidrs: Vec<Cidr>,
    /// Its IPv6 block, reachable from the uplink.
    pub ipv6_cidr: Option<Cidr>,
    /// vSwitches with something on this host, by id.
    pub vswitches: Vec<Arc<VSwitch>>,
}

/// An ENI on this host. Its device is up while it is attached to an instance that runs.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DesiredEni {
    /// The ENI, with groups, addresses and timeouts.
    pub eni: Arc<Eni>,
    /// Its routing domain.
    pub domain: DomainKey,
    /// The subnet the guest sees: the block of its vSwitch, or of the classic network.
    pub subnet: Cidr,
    /// Its gateway in that subnet.
    pub gateway: Ipv4Addr,
    /// Whether its account may send to TCP port 25.
    pub smtp_exempt: bool,
}

/// An instance on this host.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DesiredInstance {
    /// Its id.
    pub id: InstanceId,
    /// Its host name.
    pub host_name: String,
    /// Running or stopped.
    pub status: InstanceStatus,
    /// How it is made.
    pub driver: Driver,
    /// The primary ENI first, then the others in the order they were attached.
    pub enis: Vec<EniId>,
    /// Grows with every reboot.
    pub reboots: u32,
}

/// An associated EIP.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DesiredEip {
    /// The public address.
    pub address: Ipv4Addr,
    /// The private one.
    pub private_ip: Ipv4Addr,
    /// Where the private address lives.
    pub domain: DomainKey,
}
