//! The stateful reading, sentence by sentence of its text.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use header_space::Direction::{self, Egress, Ingress};
use secgroup::Policy::{Accept, Drop};
use secgroup::{EffectiveRules, FlowTable, Interface, NoMembers, Policy, Reason, Verdict};
use testkit::frame::{Packet, arp, icmp_error, neighbour, tcp};
use testkit::text::{OWN_V4, OWN_V6, address, advanced, effective, packet, rules};

/// One ENI with its flows; time and policy version move by hand.
struct Bench {
    interface: Interface,
    rules: EffectiveRules,
    version: u64,
    now: u64,
    table: FlowTable,
}

const MAC: [u8; 6] = [0x00, 0x16, 0x3e, 0xaa, 0xbb, 0xcc];
const ROUTER: [u8; 6] = [0xee, 0xff, 0xff, 0xff, 0xff, 0xff];

impl Bench {
    fn new(rule_text: &str) -> Self {
        let addresses = vec![OWN_V4.into(), OWN_V6.into()];
        let interface = Interface {
            source_dest_check: true,
            ..Interface::new(cloud_id::MacAddr(MAC), addresses)
        };
        let rules = rules(rule_text);
        Self {
            interface,
            rules,
            version: 1,
            now: 5_000,
            table: FlowTable::default(),
        }
    }

    fn change_rules(&mut self, rule_text: &str) {
        self.rules = rules(rule_text);
        self.version += 1;
    }

    fn judge(&mut self, direction: Direction, frame: &[u8]) -> (Policy, Reason) {
        let Verdict { policy, reason } = self.table.judge(
            self.now,
            &self.interface,
            &self.rules,
            self.version,
            &NoMembers,
            direction,
            frame,
        );
        (policy, reason)
    }

    fn send(&mut self, direction: Direction, packet: &Packet) -> (Policy, Reason) {
        self.judge(direction, &on_link(direction, packet).bytes())
    }

    fn text(&mut self, direction: Direction, text: &str) -> (Policy, Reason) {
        self.send(direction, &Packet::new(packet(text)))
    }

    fn tcp(&mut self, direction: Direction, text: &str, flags: u8) -> (Policy, Reason) {
        self.send(
            direction,
            &Packet {
                tcp_flags: flags,
                ..Packet::new(packet(text))
            },
        )
    }
}

fn on_link(direction: Direction, packet: &Packet) -> Packet {
    let (source_mac, destination_mac) = match direction {
        Ingress => (ROUTER, MAC),
        Egress => (MAC, ROUTER),
    };
    Packet {
        source_mac,
        destination_mac,
        ..packet.clone()
    }
}

const RULE: Reason = Reason::Rule { index: 0 };
const OPEN: &str = "ingress 1 accept all * 0.0.0.0/0
                    ingress 1 accept all * ::/0";

#[test]
fn frames_that_cannot_be_believed_are_dropped_for_what_is_wrong_with_them() {
    let tcp_v4 = Packet::new(packet("tcp 203.0.113.9 -> 22"));
    let tcp_v6 = Packet::new(packet("tcp 2001:db8:9::9 -> 22"));
    let udp_v4 = Packet::new(packet("udp 203.0.113.9 -> 53"));
    let echo = Packet::new(packet("icmp 203.0.113.9 -> "));
    let with = |bytes: Vec<u8>, changes: &[(usize, u8)]| {
        let mut bytes = bytes;
        for (at, value) in changes {
            bytes[*at] = *value;
        }
        bytes
    };
    let cut = |mut bytes: Vec<u8>, size: usize| {
        bytes.truncate(size);
        bytes
    };
    let fragment = |packet: &Packet, offset: u16, more: bool| Packet {
        fragment: Some((7, offset, more)),
        ..packet.clone()
    };
    let chain = |headers: &[u8]| Packet {
        extension_headers: headers.to_vec(),
        ..tcp_v6.clone()
    };
    let ip = 14;
    for (what, frame, expected) in [
        ("nothing", vec![], Reason::Malformed),
        ("13 bytes", vec![0; 13], Reason::Malformed),
        (
            "a VLAN tag",
            with(tcp_v4.bytes(), &[(12, 0x81), (13, 0)]),
            Reason::VlanTagged,
        ),
        (
            "a provider tag",
            with(tcp_v4.bytes(), &[(12, 0x88), (13, 0xa8)]),
            Reason::VlanTagged,
        ),
        (
            "LLDP",
            with(tcp_v4.bytes(), &[(12, 0x88), (13, 0xcc)]),
            Reason::UnknownEthertype,
        ),
        (
            "ARP cut short",
            cut(arp(true, ROUTER, OWN_V4, OWN_V4), 41),
            Reason::Malformed,
        ),
        (
            "RARP",
            with(arp(true, ROUTER, OWN_V4, OWN_V4), &[(21, 3)]),
            Reason::Malformed,
        ),
        (
            "IPv4 cut in its header",
            cut(tcp_v4.bytes(), ip + 19),
            Reason::Malformed,
        ),
        (
            "IPv4 of version 5",
            with(tcp_v4.bytes(), &[(ip, 0x55)]),
            Reason::Malformed,
        ),
        (
            "IPv4 with 16 bytes of header",
            with(tcp_v4.bytes(), &[(ip, 0x44)]),
            Reason::Malformed,
        ),
        (
            "a header longer than the frame",
            with(cut(tcp_v4.bytes(), ip + 40), &[(ip, 0x4f)]),
            Reason::Malformed,
        ),
        (
            "total length below the header",
            with(tcp_v4.bytes(), &[(ip + 3, 19)]),
            Reason::Malformed,
        ),
        (
            "total length beyond the frame",
            with(tcp_v4.bytes(), &[(ip + 2, 1)]),
            Reason::Malformed,
        ),
        (
            "offset 1",
            fragment(&tcp_v4, 1, false).bytes(),
            Reason::FragmentOverlap,
        ),
        (
            "offset 1 in IPv6",
            fragment(&tcp_v6, 1, true).bytes(),
            Reason::FragmentOverlap,
        ),
        (
            "a first fragment inside TCP",
            with(fragment(&tcp_v4, 0, true).bytes(), &[(ip + 3, 39)]),
            Reason::FragmentTooShort,
        ),
        (
            "TCP cut short",
            with(tcp_v4.bytes(), &[(ip + 3, 39)]),
            Reason::Malformed,
        ),
        (
            "data offset 4",
            with(tcp_v4.bytes(), &[(ip + 32, 0x40)]),
            Reason::Malformed,
        ),
        (
            "data offset 4 in a first fragment",
            with(fragment(&tcp_v4, 0, true).bytes(), &[(ip + 32, 0x40)]),
            Reason::Malformed,
        ),
        (
            "options beyond the packet",
            with(tcp_v4.bytes(), &[(ip + 32, 0x70)]),
            Reason::Malformed,
        ),
        (
            "options beyond a first fragment",
            with(fragment(&tcp_v4, 0, true).bytes(), &[(ip + 32, 0x70)]),
            Reason::FragmentTooShort,
        ),
        (
            "UDP of 7 bytes",
            with(udp_v4.bytes(), &[(ip + 25, 7)]),
            Reason::Malformed,
        ),
        (
            "UDP longer than its packet",
            with(udp_v4.bytes(), &[(ip + 25, 13)]),
            Reason::Malformed,
        ),
        (
            "ICMP of 7 bytes",
            with(echo.bytes(), &[(ip + 3, 27)]),
            Reason::Malformed,
        ),
        (
            "IPv6 cut in its header",
            cut(tcp_v6.bytes(), ip + 39),
            Reason::Malformed,
        ),
        (
            "IPv6 of version 5",
            with(tcp_v6.bytes(), &[(ip, 0x50)]),
            Reason::Malformed,
        ),
        (
            "payload beyond the frame",
            with(tcp_v6.bytes(), &[(ip + 5, 25)]),
            Reason::Malformed,
        ),
        (
            "nine extension headers",
            chain(&[60; 9]).bytes(),
            Reason::ExtensionHeaders,
        ),
        (
            "eight and a fragment header",
            fragment(&chain(&[60; 8]), 0, true).bytes(),
            Reason::ExtensionHeaders,
        ),
        (
            "a routing header of type 0",
            with(chain(&[43]).bytes(), &[(ip + 42, 0)]),
            Reason::ExtensionHeaders,
        ),
        (
            "two fragment headers",
            fragment(&chain(&[44]), 0, true).bytes(),
            Reason::ExtensionHeaders,
        ),
        (
            "an extension header beyond the packet",
            with(chain(&[60]).bytes(), &[(ip + 41, 9)]),
            Reason::Malformed,
        ),
        (
            "one beyond a first fragment",
            with(
                fragment(&tcp_v6, 0, true).bytes(),
                &[(ip + 40, 60), (ip + 49, 9)],
            ),
            Reason::FragmentTooShort,
        ),
        (
            "an atomic fragment without TCP",
            with(fragment(&tcp_v6, 0, false).bytes(), &[(ip + 5, 8)]),
            Reason::Malformed,
        ),
    ] {
        let mut bench = Bench::new(OPEN);
        assert_eq!(bench.judge(Ingress, &frame), (Drop, expected), "{what}");
    }
}

#[test]
fn odd_but_right_frames_are_read() {
    let tcp_v4 = Packet::new(packet("tcp 203.0.113.9 -> 22"));
    let tcp_v6 = Packet::new(packet("tcp 2001:db8:9::9 -> 22"));
    for (what, packet) in [
        (
            "padding",
            Packet {
                padding: 9,
                ..tcp_v4.clone()
            },
        ),
        (
            "ten words of options",
            Packet {
                ipv4_option_words: 10,
                ..tcp_v4.clone()
            },
        ),
        (
            "eight extension headers",
            Packet {
                extension_headers: vec![0, 43, 60, 60, 60, 60, 60, 60],
                ..tcp_v6.clone()
            },
        ),
        (
            "an atomic fragment",
            Packet {
                fragment: Some((1, 0, false)),
                ..tcp_v6
            },
        ),
        (
            "a first fragment",
            Packet {
                fragment: Some((1, 0, true)),
                ..tcp_v4
            },
        ),
    ] {
        let mut bench = Bench::new("1 accept tcp 22 0.0.0.0/0 \n 1 accept tcp 22 ::/0");
        let (policy, reason) = bench.send(Ingress, &packet);
        assert!(
            policy == Accept && matches!(reason, Reason::Rule { .. }),
            "{what}: {reason:?}"
        );
    }
    let gre = Packet::new(packet("gre 203.0.113.9 -> "));
    assert_eq!(
        Bench::new("1 accept gre * 0.0.0.0/0").send(Ingress, &gre),
        (Accept, RULE)
    );
}

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

#[test]
fn later_fragments_follow_the_first() {
    for (text, family) in [
        ("udp 203.0.113.9 -> 53", "IPv4"),
        ("udp 2001:db8:9::9 -> 53", "IPv6"),
    ] {
        let mut bench = Bench::new("1 accept udp 53 0.0.0.0/0\n1 accept udp 53 ::/0");
        let part = |id, offset, more| Packet {
            fragment: Some((id, offset, more)),
            payload: vec![0; 16],
            ..Packet::new(packet(text))
        };
        let unknown = (Drop, Reason::FragmentUnknown);
        assert_eq!(
            bench.send(Ingress, &part(1, 3, false)),
            unknown,
            "{family}: before the first"
        );
        assert_eq!(bench.send(Ingress, &part(1, 0, true)).0, Accept);
        let follows = (Accept, Reason::FragmentFollows);
        assert_eq!(bench.send(Ingress, &part(1, 3, true)), follows, "{family}");
        assert_eq!(
            bench.send(Ingress, &part(2, 3, true)),
            unknown,
            "{family}: of another packet"
        );
        bench.now += 9;
        assert_eq!(bench.send(Ingress, &part(1, 5, false)), follows);
        bench.now += 1;
        assert_eq!(
            bench.send(Ingress, &part(1, 5, false)),
            unknown,
            "{family}: too late"
        );
        bench.change_rules("");
        bench.now += 100;
        assert_eq!(
            bench.send(Ingress, &part(1, 0, true)),
            (Drop, Reason::Default)
        );
        assert_eq!(
            bench.send(Ingress, &part(1, 3, true)),
            unknown,
            "{family}: the first was dropped"
        );
    }
}

#[test]
fn the_fragment_cache_forgets_what_was_used_longest_ago() {
    let mut bench = Bench::new("1 accept udp 53 0.0.0.0/0");
    bench.table = FlowTable::new(100, 2);
    let part = |id, offset| Packet {
        fragment: Some((id, offset, true)),
        payload: vec![0; 16],
        ..Packet::new(packet("udp 203.0.113.9 -> 53"))
    };
    for (id, offset, expected) in [
        (1, 0, RULE),
        (2, 0, Reason::Established),
        (1, 3, Reason::FragmentFollows),
        (3, 0, Reason::Established),
        (1, 3, Reason::FragmentFollows),
        (2, 3, Reason::FragmentUnknown),
        (3, 3, Reason::FragmentFollows),
    ] {
        assert_eq!(
            bench.send(Ingress, &part(id, offset)).1,
            expected,
            "{id} at {offset}"
        );
    }
}

#[test]
fn the_metadata_service_is_never_filtered() {
    let mut bench = Bench::new("egress 1 drop all * 0.0.0.0/0");
    let metadata = (Accept, Reason::Metadata);
    assert_eq!(bench.text(Egress, "tcp -> 100.100.100.200:80"), metadata);
    assert_eq!(
        bench.tcp(Ingress, "tcp 100.100.100.200:80 -> 40000", tcp::ACK),
        metadata
    );
    assert_eq!(
        bench.text(Egress, "tcp -> 100.100.100.201:80"),
        (Drop, RULE)
    );
    assert_eq!(bench.table.live_flows(bench.now), 0);
}

#[test]
fn icmp_errors_pass_when_they_are_about_a_flow() {
    let out = Packet::new(packet("udp -> 203.0.113.9:53"));
    let strange = Packet::new(packet("udp -> 203.0.113.9:54"));
    let back = |about: &Packet, kind| icmp_error(address("198.51.100.1"), kind, about, 500);
    let related = (Accept, Reason::RelatedIcmp);
    let unrelated = (Drop, Reason::UnrelatedIcmp);
    for (behaviour, error, expected) in [
        ("about its flow", back(&out, (3, 1)), related),
        ("time exceeded", back(&out, (11, 0)), related),
        ("about no flow", back(&strange, (3, 1)), unrelated),
        (
            "path MTU without a flow",
            back(&strange, (3, 4)),
            (Accept, Reason::PathMtu),
        ),
        ("path MTU about a flow", back(&out, (3, 4)), related),
        (
            "quoting 28 bytes",
            icmp_error(address("198.51.100.1"), (3, 1), &out, 28),
            related,
        ),
        (
            "quoting 27",
            icmp_error(address("198.51.100.1"), (3, 1), &out, 27),
            unrelated,
        ),
    ] {
        let mut bench = Bench::new("");
        assert_eq!(bench.send(Egress, &out), (Accept, Reason::Default));
        assert_eq!(bench.send(Ingress, &error), expected, "{behaviour}");
    }
    // Sent to somebody else than the source of what it quotes.
    let mut bench = Bench::new("");
    bench.interface.addresses.push(address("192.0.2.11"));
    bench.send(Egress, &out);
    let mut error = back(&out, (3, 1));
    error.tuple.destination = address("192.0.2.11");
    assert_eq!(bench.send(Ingress, &error), unrelated);
    // Sent by the guest about what it got.
    let mut bench = Bench::new("1 accept udp 53 0.0.0.0/0\negress 1 drop all * 0.0.0.0/0");
    let query = Packet::new(packet("udp 203.0.113.9 -> 53"));
    assert_eq!(
        bench.send(Egress, &icmp_error(OWN_V4.into(), (3, 3), &query, 500)),
        unrelated
    );
    assert_eq!(
        bench.send(Egress, &icmp_error(OWN_V4.into(), (3, 4), &query, 500)),
        unrelated
    );
    bench.send(Ingress, &query);
    assert_eq!(
        bench.send(Egress, &icmp_error(OWN_V4.into(), (3, 3), &query, 500)),
        related
    );
    // A dead flow is no flow.
    bench.now += 30;
    assert_eq!(
        bench.send(Egress, &icmp_error(OWN_V4.into(), (3, 3), &query, 500)),
        unrelated
    );
}

#[test]
fn icmpv6_errors_pass_when_they_are_about_a_flow() {
    let out = Packet::new(packet("tcp -> [2001:db8:9::9]:443"));
    let echo = Packet::new(packet("icmpv6 2001:db8::10 -> 2001:db8:9::9"));
    for about in [&out, &echo] {
        let mut bench = Bench::new("");
        let error = |kind| icmp_error(address("2001:db8:7::1"), kind, about, 48);
        assert_eq!(
            bench.send(Ingress, &error((1, 0))),
            (Drop, Reason::UnrelatedIcmp)
        );
        assert_eq!(
            bench.send(Ingress, &error((2, 0))),
            (Accept, Reason::PathMtu)
        );
        assert_eq!(bench.send(Egress, about), (Accept, Reason::Default));
        assert_eq!(
            bench.send(Ingress, &error((1, 0))),
            (Accept, Reason::RelatedIcmp)
        );
        assert_eq!(
            bench.send(Ingress, &error((2, 0))),
            (Accept, Reason::RelatedIcmp)
        );
    }
}

#[test]
fn replies_pass_whatever_the_rules_of_their_direction_say() {
    for (out, back) in [
        ("tcp -> 203.0.113.9:443", "tcp 203.0.113.9:443 -> 40000"),
        ("udp -> 203.0.113.9:53", "udp 203.0.113.9:53 -> 40000"),
        ("gre -> 203.0.113.9", "gre 203.0.113.9 -> "),
    ] {
        let mut bench = Bench::new("");
        let flags = tcp::SYN | tcp::ACK;
        assert_eq!(bench.text(Egress, out), (Accept, Reason::Default));
        assert_eq!(
            bench.tcp(Ingress, back, flags),
            (Accept, Reason::Established),
            "{back}"
        );
        let mut stranger = Bench::new("");
        assert_eq!(stranger.tcp(Ingress, back, flags).0, Drop, "{back}");
    }
}

#[test]
fn an_echo_reply_belongs_to_its_request_by_identifier() {
    let mut bench = Bench::new("");
    let mut request = Packet::new(packet("icmp -> 203.0.113.9"));
    (request.tuple.source_port, request.tuple.destination_port) = (77, 77);
    let mut reply = Packet {
        tuple: request.tuple.reversed(),
        icmp: (0, 0),
        ..request.clone()
    };
    assert_eq!(bench.send(Egress, &request), (Accept, Reason::Default));
    assert_eq!(bench.send(Ingress, &reply), (Accept, Reason::Established));
    (reply.tuple.source_port, reply.tuple.destination_port) = (78, 78);
    assert_eq!(
        bench.send(Ingress, &reply),
        (Drop, Reason::Default),
        "another identifier"
    );
}

#[test]
fn flows_end_after_their_timeouts() {
    let (out, back) = ("tcp -> 203.0.113.9:443", "tcp 203.0.113.9:443 -> 40000");
    /// A state, the packets that lead to it, and the silence in seconds that ends it.
    type Case = (&'static str, &'static [(Direction, u8)], u64);
    let cases: [Case; 7] = [
        ("half open", &[(Egress, tcp::SYN)], 20),
        (
            "replied",
            &[(Egress, tcp::SYN), (Ingress, tcp::SYN | tcp::ACK)],
            20,
        ),
        (
            "established",
            &[
                (Egress, tcp::SYN),
                (Ingress, tcp::SYN | tcp::ACK),
                (Egress, tcp::ACK),
            ],
            910,
        ),
        (
            "half closed",
            &[
                (Egress, tcp::SYN),
                (Ingress, tcp::SYN | tcp::ACK),
                (Egress, tcp::ACK),
                (Ingress, tcp::FIN | tcp::ACK),
            ],
            910,
        ),
        (
            "closed",
            &[
                (Egress, tcp::SYN),
                (Ingress, tcp::SYN | tcp::ACK),
                (Egress, tcp::FIN | tcp::ACK),
                (Ingress, tcp::FIN | tcp::ACK),
                (Egress, tcp::ACK),
            ],
            3,
        ),
        (
            "reset",
            &[
                (Egress, tcp::SYN),
                (Ingress, tcp::SYN | tcp::ACK),
                (Egress, tcp::ACK),
                (Ingress, tcp::RST),
            ],
            3,
        ),
        (
            "alive after a forged reset",
            &[
                (Egress, tcp::SYN),
                (Ingress, tcp::SYN | tcp::ACK),
                (Egress, tcp::ACK),
                (Ingress, tcp::RST),
                (Ingress, tcp::ACK),
            ],
            910,
        ),
    ];
    for (state, packets, timeout) in cases {
        for (silence, lives) in [(timeout - 1, true), (timeout, false)] {
            let mut bench = Bench::new("");
            for (direction, flags) in packets {
                let text = if *direction == Egress { out } else { back };
                assert_eq!(bench.tcp(*direction, text, *flags).0, Accept, "{state}");
            }
            bench.now += silence;
            assert_eq!(
                bench.table.live_flows(bench.now),
                usize::from(lives),
                "{state}"
            );
            let expected = if lives {
                Reason::Established
            } else {
                Reason::MidStream
            };
            assert_eq!(
                bench.tcp(Ingress, back, tcp::ACK).1,
                expected,
                "{state} after {silence} s"
            );
        }
    }
    for (text, back, timeout) in [
        ("udp -> 203.0.113.9:53", "udp 203.0.113.9:53 -> 40000", 30),
        ("gre -> 203.0.113.9", "gre 203.0.113.9 -> ", 30),
    ] {
        let mut bench = Bench::new("");
        bench.text(Egress, text);
        bench.now += timeout - 1;
        assert_eq!(
            bench.text(Ingress, back),
            (Accept, Reason::Established),
            "{text}"
        );
        bench.now += timeout - 1;
        assert_eq!(
            bench.text(Ingress, back),
            (Accept, Reason::Established),
            "it was refreshed"
        );
        bench.now += timeout;
        assert_eq!(bench.text(Ingress, back), (Drop, Reason::Default), "{text}");
    }
}

#[test]
fn a_change_of_timeout_affects_new_flows_only() {
    let mut bench = Bench::new("");
    bench.text(Egress, "udp -> 203.0.113.9:53");
    bench.interface.timeouts.udp_secs = 10;
    bench.text(Egress, "udp -> 203.0.113.9:54");
    bench.now += 10;
    assert_eq!(
        bench.text(Ingress, "udp 203.0.113.9:53 -> 40000").1,
        Reason::Established
    );
    assert_eq!(
        bench.text(Ingress, "udp 203.0.113.9:54 -> 40000").1,
        Reason::Default
    );
}

#[test]
fn a_new_connection_may_reuse_the_ports_of_a_closed_one() {
    let mut bench = Bench::new("1 accept tcp 22 0.0.0.0/0");
    let text = "tcp 203.0.113.9 -> 22";
    assert_eq!(bench.text(Ingress, text), (Accept, RULE));
    assert_eq!(
        bench.text(Ingress, text),
        (Accept, Reason::Established),
        "a repeated SYN"
    );
    bench.tcp(Ingress, text, tcp::RST);
    assert_eq!(bench.text(Ingress, text), (Accept, RULE), "a new one");
    bench.tcp(Ingress, text, tcp::RST);
    bench.change_rules("");
    assert_eq!(
        bench.text(Ingress, text),
        (Drop, Reason::Default),
        "a new one, by the new rules"
    );
    assert_eq!(bench.table.live_flows(bench.now), 0);
}

#[test]
fn live_flows_are_judged_again_on_the_packet_that_started_them() {
    let (there, back) = ("tcp 203.0.113.9 -> 22", "tcp 22 -> 203.0.113.9:40000");
    let mut bench = Bench::new("1 accept tcp 22 0.0.0.0/0");
    assert_eq!(bench.text(Ingress, there), (Accept, RULE));
    bench.change_rules("1 accept tcp 22 203.0.113.0/24\negress 1 drop all * 0.0.0.0/0");
    assert_eq!(
        bench.tcp(Egress, back, tcp::ACK),
        (Accept, Reason::Established),
        "egress rules do not matter to what came in"
    );
    bench.change_rules("1 drop tcp 22 203.0.113.9\n1 accept tcp 22 0.0.0.0/0");
    assert_eq!(
        bench.tcp(Egress, back, tcp::ACK),
        (Drop, RULE),
        "cut, with the rule that cuts"
    );
    assert_eq!(
        bench.tcp(Egress, back, tcp::ACK),
        (Drop, Reason::MidStream),
        "and forgotten"
    );
}

#[test]
fn an_eni_that_grandfathers_keeps_flows_until_it_does_not() {
    let mut bench = Bench::new("1 accept tcp 22 0.0.0.0/0");
    bench.interface.grandfathers_flows = true;
    bench.text(Ingress, "tcp 203.0.113.9 -> 22");
    bench.change_rules("");
    let segment = |bench: &mut Bench| bench.tcp(Ingress, "tcp 203.0.113.9 -> 22", tcp::ACK);
    assert_eq!(segment(&mut bench), (Accept, Reason::Established));
    assert_eq!(
        bench.text(Ingress, "tcp 203.0.113.8 -> 22"),
        (Drop, Reason::Default)
    );
    bench.interface.grandfathers_flows = false;
    assert_eq!(segment(&mut bench), (Drop, Reason::Default));
}

#[test]
fn tcp_begins_with_a_syn() {
    let text = "tcp 203.0.113.9 -> 22";
    for (flags, plain, with_flag) in [
        (tcp::SYN, RULE, RULE),
        (tcp::ACK, Reason::MidStream, RULE),
        (0, Reason::MidStream, RULE),
        (tcp::SYN | tcp::ACK, Reason::MidStream, RULE),
        (tcp::SYN | tcp::FIN, Reason::MidStream, RULE),
        (tcp::RST, Reason::MidStream, Reason::MidStream),
        (tcp::RST | tcp::ACK, Reason::MidStream, Reason::MidStream),
    ] {
        for (allows, expected) in [(false, plain), (true, with_flag)] {
            let mut bench = Bench::new("1 accept tcp 22 0.0.0.0/0");
            bench.interface.allows_mid_stream = allows;
            assert_eq!(
                bench.tcp(Ingress, text, flags).1,
                expected,
                "{flags:#04x} {allows}"
            );
        }
    }
    let mut closed = Bench::new("");
    closed.interface.allows_mid_stream = true;
    assert_eq!(
        closed.tcp(Ingress, text, tcp::ACK),
        (Drop, Reason::Default),
        "rules still hold"
    );
}

#[test]
fn an_eni_has_no_more_flows_than_its_quota() {
    let mut bench = Bench::new("");
    bench.interface.flow_quota = 2;
    assert_eq!(bench.text(Egress, "udp -> 203.0.113.9:1").0, Accept);
    assert_eq!(bench.text(Egress, "udp -> 203.0.113.9:2").0, Accept);
    let full = (Drop, Reason::FlowTableFull);
    assert_eq!(bench.text(Egress, "udp -> 203.0.113.9:3"), full);
    assert_eq!(
        bench.text(Egress, "udp -> 203.0.113.9:2").1,
        Reason::Established,
        "others live"
    );
    assert_eq!(
        bench.text(Ingress, "udp 203.0.113.9:3 -> 99").1,
        Reason::Default,
        "rules first"
    );
    bench.now += 30;
    assert_eq!(
        bench.text(Egress, "udp -> 203.0.113.9:3").0,
        Accept,
        "dead ones do not count"
    );
    let mut small = Bench::new("");
    small.table = FlowTable::new(1, 10);
    small.text(Egress, "udp -> 203.0.113.9:1");
    assert_eq!(small.text(Egress, "udp -> 203.0.113.9:2"), full);
}

#[test]
fn smtp_is_blocked_outbound_before_any_rule() {
    let mut bench = Bench::new("egress 1 accept tcp 25 0.0.0.0/0\n1 accept tcp 25 0.0.0.0/0");
    assert_eq!(
        bench.text(Egress, "tcp -> 203.0.113.9:25"),
        (Drop, Reason::Smtp)
    );
    assert_eq!(
        bench.text(Ingress, "tcp 203.0.113.9 -> 25"),
        (Accept, RULE),
        "inbound is not"
    );
    assert_eq!(
        bench.tcp(Egress, "tcp 25 -> 203.0.113.9:40000", tcp::SYN | tcp::ACK),
        (Accept, Reason::Established),
        "nor are replies"
    );
    bench.interface.exemptions.smtp = true;
    assert_eq!(bench.text(Egress, "tcp -> 203.0.113.9:25"), (Accept, RULE));
}

#[test]
fn an_advanced_group_without_rules_lets_nothing_out() {
    let mut bench = Bench::new("");
    bench.rules = effective(&[advanced("sg-1", "")]);
    assert_eq!(
        bench.text(Egress, "tcp -> 203.0.113.9:443"),
        (Drop, Reason::Default)
    );
    assert_eq!(
        bench.text(Egress, "tcp -> 100.100.100.200:80"),
        (Accept, Reason::Metadata)
    );
}

#[test]
fn flows_of_both_sides_of_an_address_pair_do_not_mix() {
    let mut bench = Bench::new("");
    bench.text(Egress, "udp 192.0.2.10:1000 -> 203.0.113.9:2000");
    assert_eq!(
        bench.text(Ingress, "udp 203.0.113.9:1000 -> 192.0.2.10:2000"),
        (Drop, Reason::Default),
        "the ports are the other way round"
    );
    let other: IpAddr = address("192.0.2.11");
    bench.interface.addresses.push(other);
    assert_eq!(
        bench.text(Ingress, "udp 203.0.113.9:2000 -> 192.0.2.11:1000"),
        (Drop, Reason::Default),
        "another address of the ENI"
    );
}
