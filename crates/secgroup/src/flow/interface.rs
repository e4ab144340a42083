use std::net::{IpAddr, Ipv6Addr};

use cloud_id::MacAddr;

use crate::Exemptions;

/// An ENI, as far as a packet on it can tell.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Interface {
    /// Its hardware address.
    pub mac: MacAddr,
    /// Its private addresses: primary, secondary, IPv6.
    pub addresses: Vec<IpAddr>,
    /// Whether packets must carry an address of the ENI on its side.
    pub source_dest_check: bool,
    /// Whether flows accepted before a change live on.
    pub grandfathers_flows: bool,
    /// Whether TCP in the middle of a flow may start one, where rules accept it.
    pub allows_mid_stream: bool,
    /// What its account was granted.
    pub exemptions: Exemptions,
    /// How many live flows it may have.
    pub flow_quota: u32,
    /// Idle timeouts of the flows it makes from now on.
    pub timeouts: FlowTimeouts,
}

/// Idle timeouts that an ENI sets, in seconds.
///
/// Source: ECS API, `CreateNetworkInterface`, `ConnectionTrackingConfiguration`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FlowTimeouts {
    /// Established TCP.
    pub tcp_established_secs: u16,
    /// Closed TCP.
    pub tcp_closed_secs: u16,
    /// UDP.
    pub udp_secs: u16,
}

impl Interface {
    /// An ENI with what a new one has: the check, no other switch, the documented timeouts, and room for flows.
    #[must_use]
    pub fn new(mac: MacAddr, addresses: Vec<IpAddr>) -> Self {
        Self {
            mac,
            addresses,
            source_dest_check: true,
            grandfathers_flows: false,
            allows_mid_stream: false,
            exemptions: Exemptions::default(),
            flow_quota: 100_000,
            timeouts: FlowTimeouts::default(),
        }
    }

    /// Whether an address is one of the ENI's.
    #[must_use]
    pub fn owns(&self, address: IpAddr) -> bool {
        self.addresses.contains(&address)
    }

    /// The IPv6 link-local address that its hardware address gives it: `fe80::` and the modified EUI-64.
    ///
    /// Source: RFC 4291, appendix A.
    #[must_use]
    pub fn link_local_name(&self) -> Ipv6Addr {
        let [a, b, c, d, e, f] = self.mac.0;
        let identifier = [a ^ 0x02, b, c, 0xff, 0xfe, d, e, f];
        Ipv6Addr::from(0xfe80 << 112 | u128::from(u64::from_be_bytes(identifier)))
    }

    /// Whether an address is one of the ENI's or its link-local name.
    #[must_use]
    pub(crate) fn is_named(&self, address: IpAddr) -> bool {
        self.owns(address) || address == IpAddr::V6(self.link_local_name())
    }
}

impl Default for FlowTimeouts {
    fn default() -> Self {
        Self {
            tcp_established_secs: 910,
            tcp_closed_secs: 3,
            udp_secs: 30,
        }
    }
}
