//! Steps 2 to 7: what is decided without flows and rules.

use std::net::{Ipv4Addr, Ipv6Addr};

use header_space::Direction::{Egress, Ingress};
use secgroup::Policy::{Accept, Drop};
use secgroup::Reason;
use testkit::frame::{Packet, arp, neighbour};
use testkit::text::{OWN_V4, OWN_V6, packet};

use super::bench::{Bench, MAC, OPEN, ROUTER, RULE, on_link};

#[test]
fn a_guest_sends_from_its_own_mac_only() {
    let mut bench = Bench::new("");
    let mut spoofed = on_link(Egress, &Packet::new(packet("tcp -> 203.0.113.9:443")));
    assert_eq!(
        bench.judge(Egress, &spoofed.bytes()),
        (Accept, Reason::Default)
    );
    spoofed.source_mac = ROUTER;
    assert_eq!(
        bench.judge(Egress, &spoofed.bytes()),
        (Drop, Reason::SpoofedMac)
    );
    let mut bench = Bench::new(OPEN);
    spoofed.tuple = packet("tcp 203.0.113.9 -> 22");
    spoofed.source_mac = MAC;
    assert_eq!(
        bench.judge(Ingress, &spoofed.bytes()),
        (Accept, RULE),
        "ingress does not look"
    );
}

#[test]
fn arp_is_in_the_enis_own_name_or_about_its_own_address() {
    let other = Ipv4Addr::new(192, 0, 2, 77);
    let none = Ipv4Addr::UNSPECIFIED;
    for (behaviour, direction, is_request, mac, sender, target, is_fine) in [
        ("it asks", Egress, true, MAC, OWN_V4, other, true),
        ("it answers", Egress, false, MAC, OWN_V4, other, true),
        ("it probes", Egress, true, MAC, none, OWN_V4, true),
        (
            "it answers for nobody",
            Egress,
            false,
            MAC,
            none,
            other,
            false,
        ),
        (
            "it asks for another",
            Egress,
            true,
            MAC,
            other,
            OWN_V4,
            false,
        ),
        ("it is asked", Ingress, true, ROUTER, other, OWN_V4, true),
        (
            "it is answered",
            Ingress,
            false,
            ROUTER,
            other,
            OWN_V4,
            true,
        ),
        (
            "its probe is answered",
            Ingress,
            false,
            ROUTER,
            other,
            none,
            true,
        ),
        (
            "another is asked",
            Ingress,
            true,
            ROUTER,
            other,
            other,
            false,
        ),
        (
            "a gratuitous request",
            Ingress,
            true,
            ROUTER,
            other,
            none,
            false,
        ),
    ] {
        let frame = arp(is_request, mac, sender, target);
        let expected = if is_fine {
            (Accept, Reason::Arp)
        } else {
            (Drop, Reason::ArpSpoofed)
        };
        assert_eq!(
            Bench::new("").judge(direction, &frame),
            expected,
            "{behaviour}"
        );
    }
    let mut frame = arp(true, MAC, OWN_V4, other);
    frame[22] ^= 0x40; // the sender MAC inside
    assert_eq!(
        Bench::new("").judge(Egress, &frame),
        (Drop, Reason::ArpSpoofed)
    );
}

#[test]
fn neighbour_discovery_is_in_the_enis_own_name() {
    let name: Ipv6Addr = "fe80::216:3eff:feaa:bbcc".parse().unwrap();
    let router: Ipv6Addr = "fe80::1".parse().unwrap();
    let all: Ipv6Addr = "ff02::1".parse().unwrap();
    let none = Ipv6Addr::UNSPECIFIED;
    for (behaviour, direction, kind, source, target, is_fine) in [
        ("it solicits routers", Egress, 133, name, none, true),
        ("before it has an address", Egress, 133, none, none, true),
        ("it is no router", Egress, 134, name, none, false),
        ("it does not redirect", Egress, 137, name, none, false),
        ("it asks for a neighbour", Egress, 135, OWN_V6, router, true),
        ("it checks its address", Egress, 135, none, OWN_V6, true),
        ("in another's name", Egress, 135, router, OWN_V6, false),
        ("it answers", Egress, 136, OWN_V6, OWN_V6, true),
        ("by its link-local name", Egress, 136, name, name, true),
        ("it answers for another", Egress, 136, OWN_V6, router, false),
        ("it answers from nowhere", Egress, 136, none, OWN_V6, false),
        ("it is asked", Ingress, 135, router, OWN_V6, true),
        ("by its link-local name", Ingress, 135, router, name, true),
        ("another is asked", Ingress, 135, router, router, false),
        ("it is answered", Ingress, 136, router, router, true),
        ("a router advertises", Ingress, 134, router, none, true),
        ("a router redirects", Ingress, 137, router, none, true),
    ] {
        let packet = neighbour(kind, source, all, target);
        let expected = if is_fine {
            (Accept, Reason::NeighbourDiscovery)
        } else {
            (Drop, Reason::NeighbourSpoofed)
        };
        assert_eq!(
            Bench::new("").send(direction, &packet),
            expected,
            "{behaviour}"
        );
    }
    let far: Ipv6Addr = "2606:4700::1".parse().unwrap();
    for (behaviour, kind, destination, is_fine) in [
        ("a neighbour is asked by name", 135, router, true),
        (
            "or by its group",
            135,
            "ff02::1:ff00:1".parse().unwrap(),
            true,
        ),
        ("nobody behind the router is", 135, far, false),
        ("nor answered", 136, far, false),
        (
            "nor beyond the link",
            135,
            "ff05::1".parse().unwrap(),
            false,
        ),
    ] {
        let packet = neighbour(kind, OWN_V6, destination, OWN_V6);
        let expected = if is_fine {
            (Accept, Reason::NeighbourDiscovery)
        } else {
            (Drop, Reason::NeighbourSpoofed)
        };
        assert_eq!(
            Bench::new("").send(Egress, &packet),
            expected,
            "{behaviour}"
        );
    }
    let right = neighbour(135, OWN_V6, all, router);
    for (behaviour, packet, reason) in [
        (
            "from afar",
            Packet {
                hop_limit: 254,
                ..right.clone()
            },
            Reason::NeighbourSpoofed,
        ),
        (
            "another code",
            Packet {
                icmp: (135, 1),
                ..right.clone()
            },
            Reason::NeighbourSpoofed,
        ),
        (
            "no target",
            Packet {
                payload: vec![0; 15],
                ..right.clone()
            },
            Reason::Malformed,
        ),
        (
            "in fragments",
            Packet {
                fragment: Some((1, 0, true)),
                ..right
            },
            Reason::Multicast,
        ),
    ] {
        assert_eq!(
            Bench::new(OPEN).send(Egress, &packet),
            (Drop, reason),
            "{behaviour}"
        );
    }
}

#[test]
fn dhcp_on_the_link_is_exempt_and_a_guest_does_not_serve_it() {
    for (direction, text, expected) in [
        (
            Egress,
            "udp 0.0.0.0:68 -> 255.255.255.255:67",
            (Accept, Reason::Dhcp),
        ),
        (
            Egress,
            "udp [fe80::5]:546 -> [ff02::1:2]:547",
            (Accept, Reason::Dhcp),
        ),
        (
            Egress,
            "udp 192.0.2.10:67 -> 255.255.255.255:68",
            (Drop, Reason::DhcpServer),
        ),
        (
            Egress,
            "udp 192.0.2.10:67 -> 192.0.2.9:68",
            (Drop, Reason::DhcpServer),
        ),
        (
            Egress,
            "udp [fe80::5]:547 -> [fe80::6]:546",
            (Drop, Reason::DhcpServer),
        ),
        (
            Ingress,
            "udp 192.0.2.253:67 -> 255.255.255.255:68",
            (Accept, Reason::Dhcp),
        ),
        (
            Ingress,
            "udp [fe80::1]:547 -> [fe80::5]:546",
            (Accept, Reason::Dhcp),
        ),
        (
            Ingress,
            "udp 203.0.113.9:67 -> 192.0.2.10:68",
            (Drop, Reason::Default),
        ),
        (
            Ingress,
            "udp [2001:db8:9::9]:547 -> [2001:db8::10]:546",
            (Drop, Reason::Default),
        ),
        (
            Egress,
            "udp 192.0.2.10:68 -> 203.0.113.9:67",
            (Accept, Reason::Default),
        ),
        (
            Egress,
            "udp 0.0.0.0:68 -> 255.255.255.255:69",
            (Drop, Reason::Multicast),
        ),
    ] {
        assert_eq!(Bench::new("").text(direction, text), expected, "{text}");
    }
}

#[test]
fn addresses_must_be_on_their_side() {
    for (behaviour, checks, direction, text, expected) in [
        (
            "multicast",
            true,
            Egress,
            "udp -> 224.0.0.251:53",
            (Drop, Reason::Multicast),
        ),
        (
            "broadcast",
            true,
            Ingress,
            "udp 192.0.2.9 -> 255.255.255.255:99",
            (Drop, Reason::Multicast),
        ),
        (
            "IPv6 multicast",
            true,
            Egress,
            "udp [2001:db8::10]:5353 -> [ff02::fb]:5353",
            (Drop, Reason::Multicast),
        ),
        (
            "another's source",
            true,
            Egress,
            "tcp 192.0.2.77 -> 203.0.113.9:443",
            (Drop, Reason::SpoofedSource),
        ),
        (
            "unchecked",
            false,
            Egress,
            "tcp 192.0.2.77 -> 203.0.113.9:443",
            (Accept, Reason::Default),
        ),
        (
            "the metadata service's, unchecked",
            false,
            Egress,
            "tcp 100.100.100.200:80 -> 192.0.2.77:443",
            (Drop, Reason::SpoofedSource),
        ),
        (
            "link-local, unchecked",
            false,
            Egress,
            "tcp [fe80::5]:1 -> [2001:db8::7]:443",
            (Drop, Reason::SpoofedSource),
        ),
        (
            "its own from outside",
            true,
            Ingress,
            "tcp 192.0.2.10:1 -> 192.0.2.10:22",
            (Drop, Reason::OwnSource),
        ),
        (
            "its own, unchecked",
            false,
            Ingress,
            "tcp 192.0.2.10:1 -> 192.0.2.77:22",
            (Drop, Reason::OwnSource),
        ),
        (
            "to another",
            true,
            Ingress,
            "tcp 203.0.113.9:1 -> 192.0.2.77:22",
            (Drop, Reason::ForeignDestination),
        ),
        (
            "to another, unchecked",
            false,
            Ingress,
            "tcp 203.0.113.9:1 -> 192.0.2.77:22",
            (Accept, RULE),
        ),
    ] {
        let mut bench = Bench::new(if direction == Ingress { OPEN } else { "" });
        bench.interface.source_dest_check = checks;
        assert_eq!(bench.text(direction, text), expected, "{behaviour}");
    }
}
