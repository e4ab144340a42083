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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reply_has_everything_turned_round() {
        let there = FiveTuple {
            protocol: Protocol::TCP,
            source: [192, 0, 2, 1].into(),
            destination: [192, 0, 2, 2].into(),
            source_port: 40_000,
            destination_port: 80,
        };
        let back = there.reversed();
        assert_eq!(
            (back.source, back.destination),
            (there.destination, there.source)
        );
        assert_eq!((back.source_port, back.destination_port), (80, 40_000));
        assert_eq!(back.reversed(), there);
        let web: PortRange = "80/443".parse().expect("a range");
        assert!(there.goes_to(web) && !back.goes_to(web));
        assert!(
            !FiveTuple {
                protocol: Protocol::GRE,
                ..there
            }
            .goes_to(web),
            "GRE has no ports"
        );
    }
}
