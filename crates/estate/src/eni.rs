use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use cloud_id::{
    AccountId, Description, EniId, EniPermissionId, InstanceId, MacAddr, RegionId, ResourceName,
    SecurityGroupId, Tags, Timestamp, VSwitchId, ZoneId,
};
use secgroup::Network;

/// An elastic network interface: the thing a security group filters.
///
/// Source: ECS API, `CreateNetworkInterface`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Eni {
    /// Its id.
    pub id: EniId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// Its zone.
    pub zone: ZoneId,
    /// The VPC, or the classic network.
    pub network: Network,
    /// The vSwitch; `None` in the classic network.
    pub vswitch: Option<VSwitchId>,
    /// Primary or secondary.
    pub kind: EniKind,
    /// Where it is in its life.
    pub status: EniStatus,
    /// Its hardware address.
    pub mac: MacAddr,
    /// The name, if one was given.
    pub name: Option<ResourceName>,
    /// The description; may be empty.
    pub description: Description,
    /// Its primary private address.
    pub primary_ip: Ipv4Addr,
    /// Its secondary private addresses.
    pub secondary_ips: Vec<Ipv4Addr>,
    /// Its IPv6 addresses.
    pub ipv6: Vec<Ipv6Addr>,
    /// The groups it is in: never empty, no two alike, all of one type.
    pub groups: Vec<SecurityGroupId>,
    /// The instance it is attached to.
    pub attachment: Option<Attachment>,
    /// Whether packets must carry an address of the ENI on its side. `SourceDestCheck` of the API.
    pub source_dest_check: bool,
    /// Idle timeouts of its flows.
    pub connection_tracking: ConnectionTracking,
    /// Whether flows accepted before a change of rules live on. Choice: decision 4, off by default.
    pub grandfathers_flows: bool,
    /// Whether it goes with its instance.
    pub delete_on_release: bool,
    /// Set when another product manages it.
    pub service_managed: bool,
    /// What other accounts may do with it.
    pub permissions: Vec<EniPermission>,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
}

/// Whether an ENI was made with its instance.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum EniKind {
    /// Made with the instance, goes with it, cannot be detached.
    Primary,
    /// Made by itself, attached and detached at will.
    Secondary,
}

/// Where an ENI is in its life. Changes take effect within the request, so the states between do not
/// occur at rest.
///
/// Source: ECS API, `DescribeNetworkInterfaces`, `Status`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum EniStatus {
    /// Not attached.
    Available,
    /// Attached to an instance.
    InUse,
}

/// That an ENI is attached.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Attachment {
    /// To which instance.
    pub instance: InstanceId,
    /// When.
    pub attached: Timestamp,
}

/// That another account may attach an ENI to its instances.
///
/// Source: ECS API, `CreateNetworkInterfacePermission`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct EniPermission {
    /// Its id.
    pub id: EniPermissionId,
    /// The account that has it.
    pub account: AccountId,
}

/// Idle timeouts of the flows of an ENI, in seconds. A change affects new flows only.
///
/// Source: ECS API, `CreateNetworkInterface`, `ConnectionTrackingConfiguration`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ConnectionTracking {
    /// `TcpEstablishedTimeout`: 30, 60, 80, 100, 200, 300, 500, 700 or 910.
    pub tcp_established_secs: u16,
    /// `TcpClosedAndTimeWaitTimeout`: 3 to 15.
    pub tcp_closed_secs: u16,
    /// `UdpTimeout`: 10, 20, 30, 60, 80 or 100.
    pub udp_secs: u16,
}

impl Default for ConnectionTracking {
    fn default() -> Self {
        Self {
            tcp_established_secs: 910,
            tcp_closed_secs: 3,
            udp_secs: 30,
        }
    }
}

impl Eni {
    /// Its private addresses: primary, secondary, IPv6.
    pub fn addresses(&self) -> impl Iterator<Item = IpAddr> + '_ {
        std::iter::once(self.primary_ip)
            .chain(self.secondary_ips.iter().copied())
            .map(IpAddr::V4)
            .chain(self.ipv6.iter().copied().map(IpAddr::V6))
    }
}
