use std::net::IpAddr;

use crate::{Family, PortRange, Protocol};

/// What identifies a flow in a header: protocol, both addresses, both ports.
///
/// Both addresses are of one family. Ports are zero for protocols without ports; for ICMP echo both
/// ports hold the identifier, so that request and reply are one flow.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct FiveTuple {
    /// The protocol.
    pub protocol: Protocol,
    /// Where the packet comes from.
    pub source: IpAddr,
    /// Where it goes.
    pub destination: IpAddr,
    /// Source port, host byte order.
    pub source_port: u16,
    /// Destination port, host byte order.
    pub destination_port: u16,
}

/// Type and code of an ICMP or ICMPv6 message.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct IcmpMessage {
    /// The type.
    pub kind: u8,
    /// The code.
    pub code: u8,
}

impl FiveTuple {
    /// The same flow seen in a packet that goes back.
    #[must_use]
    pub fn reversed(self) -> Self {
        Self {
            protocol: self.protocol,
            source: self.destination,
            destination: self.source,
            source_port: self.destination_port,
            destination_port: self.source_port,
        }
    }

    /// The family of both addresses.
    #[must_use]
    pub fn family(self) -> Family {
        Family::of(self.source)
    }

    /// Whether the destination port lies in a range; false for protocols without ports.
    #[must_use]
    pub fn goes_to(self, ports: PortRange) -> bool {
        self.protocol.has_ports() && ports.contains(self.destination_port)
    }
}
