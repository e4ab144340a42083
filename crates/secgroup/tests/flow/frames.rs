//! Step 1: frames that cannot be believed, and odd ones that can.

use header_space::Direction::Ingress;
use secgroup::Policy::{Accept, Drop};
use secgroup::Reason;
use testkit::frame::{Packet, arp};
use testkit::text::{OWN_V4, packet};

use super::bench::{Bench, OPEN, ROUTER, RULE};

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
