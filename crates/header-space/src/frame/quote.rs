use super::ip::{Header, IpPacket};
use super::number;
use super::transport::{Transport, is_echo, is_icmp};
use crate::{Family, FiveTuple, IcmpMessage};

impl IpPacket<'_> {
    /// Whether it is an ICMP error: a message about another packet, which it quotes.
    ///
    /// Source: IANA, ICMP types; IANA, ICMPv6 types.
    #[must_use]
    pub fn is_icmp_error(&self) -> bool {
        match (&self.transport, self.tuple.family()) {
            (Transport::Icmp { message, .. }, Family::V4) => {
                matches!(message.kind, 3 | 4 | 5 | 11 | 12)
            }
            (Transport::Icmp { message, .. }, Family::V6) => (1..=4).contains(&message.kind),
            (Transport::Tcp(_) | Transport::Udp | Transport::Other, _) => false,
        }
    }

    /// Whether it is an ICMP redirect of IPv4; that of IPv6 is neighbour discovery.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        match (&self.transport, self.tuple.family()) {
            (Transport::Icmp { message, .. }, Family::V4) => message.kind == 5,
            (Transport::Icmp { .. }, Family::V6) => false,
            (Transport::Tcp(_) | Transport::Udp | Transport::Other, _) => false,
        }
    }

    /// Whether it says that a packet was too big for the path.
    #[must_use]
    pub fn is_path_mtu(&self) -> bool {
        match (&self.transport, self.tuple.family()) {
            (Transport::Icmp { message, .. }, Family::V4) => {
                *message == IcmpMessage { kind: 3, code: 4 }
            }
            (Transport::Icmp { message, .. }, Family::V6) => message.kind == 2,
            (Transport::Tcp(_) | Transport::Udp | Transport::Other, _) => false,
        }
    }

    /// The packet that an ICMP error quotes, if enough of it is there to tell: its IP header and, for TCP,
    /// UDP and ICMP, eight bytes more. A later fragment does not tell.
    #[must_use]
    pub fn quoted(&self) -> Option<FiveTuple> {
        let Transport::Icmp { body, .. } = self.transport else {
            return None;
        };
        if !self.is_icmp_error() {
            return None;
        }
        let family = self.tuple.family();
        let header = match family {
            Family::V4 => Header::read_v4(body).ok()?.0, // some senders spoil the length they quote
            Family::V6 => Header::read_v6(body).ok()?,
        };
        if header.fragment.is_some_and(|fragment| !fragment.is_first) {
            return None;
        }
        let has_ports = header.protocol.has_ports();
        let has_type = is_icmp(header.protocol, family);
        if !has_ports && !has_type {
            return Some(header.tuple((0, 0)));
        }
        let start = body.get(header.transport_at..)?.get(..8)?;
        if has_ports {
            return Some(header.tuple((number(start, 0), number(start, 2))));
        }
        let message = IcmpMessage {
            kind: start[0],
            code: start[1],
        };
        let identifier = if is_echo(message, family) {
            number(start, 4)
        } else {
            0
        };
        Some(header.tuple((identifier, identifier)))
    }
}
