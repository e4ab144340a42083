//! Steps 3 to 7: what is decided without flows and rules.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use header_space::frame::{Arp, IpPacket, Transport};
use header_space::{Direction, FiveTuple, IcmpMessage, Protocol};

use super::{Interface, accepted, dropped};
use crate::{METADATA_ADDRESS, Reason, Verdict};

/// Step 3.
pub(super) fn arp(interface: &Interface, direction: Direction, arp: &Arp) -> Verdict {
    let owns = |address: Ipv4Addr| interface.owns(IpAddr::V4(address));
    let is_fine = match direction {
        Direction::Egress => {
            let is_probe = arp.is_request && arp.sender.is_unspecified();
            arp.sender_mac == interface.mac.0 && (owns(arp.sender) || is_probe)
        }
        Direction::Ingress => {
            let answers_probe = !arp.is_request && arp.target.is_unspecified();
            owns(arp.target) || answers_probe
        }
    };
    if is_fine {
        accepted(Reason::Arp)
    } else {
        dropped(Reason::ArpSpoofed)
    }
}

/// Step 4; `None` for what is no neighbour discovery.
pub(super) fn neighbour_discovery(
    interface: &Interface,
    direction: Direction,
    packet: &IpPacket<'_>,
) -> Option<Verdict> {
    let Transport::Icmp { message, .. } = packet.transport else {
        return None;
    };
    let is_neighbour_discovery = packet.tuple.protocol == Protocol::ICMPV6
        && (ROUTER_SOLICITATION..=REDIRECT).contains(&message.kind)
        && packet.fragment.is_none();
    if !is_neighbour_discovery {
        return None;
    }
    let target = packet.transport.neighbour_target();
    let has_target = matches!(
        message.kind,
        NEIGHBOUR_SOLICITATION | NEIGHBOUR_ADVERTISEMENT
    );
    if has_target && target.is_none() {
        return Some(dropped(Reason::Malformed));
    }
    let is_target_named = target.is_some_and(|target| interface.is_named(IpAddr::V6(target)));
    let is_own = match direction {
        Direction::Egress => {
            is_on_the_link(packet.tuple.destination)
                && is_sent_in_own_name(interface, message, packet.tuple.source, is_target_named)
        }
        Direction::Ingress => message.kind != NEIGHBOUR_SOLICITATION || is_target_named,
    };
    let is_fine = message.code == 0 && packet.hop_limit == 255 && is_own;
    Some(if is_fine {
        accepted(Reason::NeighbourDiscovery)
    } else {
        dropped(Reason::NeighbourSpoofed)
    })
}

/// Whether a router keeps what is sent there to the link it came from.
fn is_on_the_link(destination: IpAddr) -> bool {
    match destination {
        IpAddr::V4(_) => false,
        IpAddr::V6(address) => {
            address.is_unicast_link_local() || address.segments()[0] == LINK_LOCAL_MULTICAST
        }
    }
}

fn is_sent_in_own_name(
    interface: &Interface,
    message: IcmpMessage,
    source: IpAddr,
    is_target_named: bool,
) -> bool {
    let is_named = interface.is_named(source);
    match message.kind {
        ROUTER_SOLICITATION | NEIGHBOUR_SOLICITATION => is_named || source.is_unspecified(),
        NEIGHBOUR_ADVERTISEMENT => is_named && is_target_named,
        _ => false, // a router's business
    }
}

/// Step 5; `None` for what is no DHCP on the link.
pub(super) fn dhcp(direction: Direction, packet: &IpPacket<'_>) -> Option<Verdict> {
    if packet.transport != Transport::Udp || packet.fragment.is_some() {
        return None;
    }
    let FiveTuple {
        source,
        destination,
        source_port,
        destination_port,
        ..
    } = packet.tuple;
    let is_exempt = match (direction, source, destination) {
        (Direction::Egress, IpAddr::V4(_), IpAddr::V4(destination)) => {
            match (source_port, destination_port) {
                (67, 68) => return Some(dropped(Reason::DhcpServer)),
                (68, 67) => destination.is_broadcast(),
                _ => false,
            }
        }
        (Direction::Egress, IpAddr::V6(_), IpAddr::V6(destination)) => {
            match (source_port, destination_port) {
                (547, 546) => return Some(dropped(Reason::DhcpServer)),
                (546, 547) => destination == ALL_DHCP_AGENTS,
                _ => false,
            }
        }
        (Direction::Ingress, IpAddr::V4(_), IpAddr::V4(destination)) => {
            (source_port, destination_port) == (67, 68) && destination.is_broadcast()
        }
        (Direction::Ingress, IpAddr::V6(source), IpAddr::V6(_)) => {
            (source_port, destination_port) == (547, 546) && source.is_unicast_link_local()
        }
        (_, IpAddr::V4(_), IpAddr::V6(_)) | (_, IpAddr::V6(_), IpAddr::V4(_)) => false,
    };
    is_exempt.then(|| accepted(Reason::Dhcp))
}

/// Steps 6 and 7; `None` for what may go on.
pub(super) fn addresses(
    interface: &Interface,
    direction: Direction,
    packet: &FiveTuple,
) -> Option<Verdict> {
    let is_broadcast = packet.destination == IpAddr::V4(Ipv4Addr::BROADCAST);
    if packet.destination.is_multicast() || is_broadcast {
        return Some(dropped(Reason::Multicast));
    }
    let checks = interface.source_dest_check;
    match direction {
        Direction::Egress => {
            let is_nobodys = match packet.source {
                IpAddr::V4(source) => source == METADATA_ADDRESS,
                IpAddr::V6(source) => source.is_unicast_link_local(),
            };
            let is_foreign = checks && !interface.owns(packet.source);
            (is_nobodys || is_foreign).then(|| dropped(Reason::SpoofedSource))
        }
        Direction::Ingress => {
            if interface.owns(packet.source) {
                return Some(dropped(Reason::OwnSource));
            }
            let is_foreign = checks && !interface.owns(packet.destination);
            is_foreign.then(|| dropped(Reason::ForeignDestination))
        }
    }
}

/// `All_DHCP_Relay_Agents_and_Servers`.
///
/// Source: RFC 8415, section 7.1.
const ALL_DHCP_AGENTS: Ipv6Addr = Ipv6Addr::new(0xff02, 0, 0, 0, 0, 0, 1, 2);

/// The first 16 bits of multicast addresses of the link, `ff02::/16`.
const LINK_LOCAL_MULTICAST: u16 = 0xff02;

// Source: IANA, ICMPv6 types. 134, router advertisement, lies between the first and the last.
const ROUTER_SOLICITATION: u8 = 133;
const NEIGHBOUR_SOLICITATION: u8 = 135;
const NEIGHBOUR_ADVERTISEMENT: u8 = 136;
const REDIRECT: u8 = 137;
