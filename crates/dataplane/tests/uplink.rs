//! The one-to-one translation of EIPs, byte by byte and with real sockets. holds: K1.

mod common;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
use std::time::Duration;

use common::{Namespace, Pins};
use dataplane::abi::{AddressValue, UPLINK_IFINDEX_FIRST};
use dataplane::{Dataplane, Frame, Hook};
use header_space::{FiveTuple, Protocol};
use testkit::frame::{Packet, icmp_error, neighbour, tcp};
use testkit::{kernel_suite_or_skip, text};

const DOMAIN: u32 = 1;
const PRIVATE: Ipv4Addr = Ipv4Addr::new(10, 0, 0, 10);
const EIP: Ipv4Addr = Ipv4Addr::new(198, 51, 100, 5);
const OUTSIDE: Ipv4Addr = Ipv4Addr::new(203, 0, 113, 1);

const PASSED: i32 = -1;
const DROPPED: i32 = 2;

struct Uplink {
    dataplane: Dataplane,
    _pins: Pins,
}

impl Uplink {
    fn new() -> Self {
        let pins = Pins::new();
        let dataplane = pins.open();
        let block = (text::OWN_V6, 56);
        dataplane
            .set_uplink_line(DOMAIN, Some(block))
            .expect("domain 1 is there");
        dataplane
            .set_eip(DOMAIN, EIP, PRIVATE)
            .expect("there is room");
        Self {
            dataplane,
            _pins: pins,
        }
    }

    /// What the program does to a frame that leaves or comes in.
    fn run(&self, hook: Hook, bytes: &[u8]) -> (i32, Vec<u8>) {
        let frame = Frame {
            ifindex: UPLINK_IFINDEX_FIRST + DOMAIN,
            hook,
            bytes,
        };
        let mut left = Vec::new();
        let run = self.dataplane.test_run_into(frame, 1, &mut left);
        (run.expect("the device is here").returned, left)
    }
}

fn device() -> Namespace {
    let namespace = Namespace::new();
    namespace.ip("link add up1 index 16385 type veth peer name outside");
    namespace
}

fn packet(protocol: Protocol, source: Ipv4Addr, destination: Ipv4Addr) -> Packet {
    let (source_port, destination_port) = match protocol {
        Protocol::TCP | Protocol::UDP => (40_000, 443),
        Protocol::ICMP => (77, 77),
        _ => (0, 0),
    };
    Packet::new(FiveTuple {
        protocol,
        source: source.into(),
        destination: destination.into(),
        source_port,
        destination_port,
    })
}

#[test]
fn addresses_are_exchanged_and_checksums_stay_right() {
    if !kernel_suite_or_skip("uplink") {
        return;
    }
    let uplink = Uplink::new();
    device().inside(|| {
        for protocol in [Protocol::TCP, Protocol::UDP, Protocol::ICMP, Protocol::GRE] {
            for odd in [false, true] {
                let shaped = |mut packet: Packet| {
                    if odd {
                        packet.ipv4_option_words = 3;
                        packet.payload = vec![0xa5; 33];
                        packet.tcp_flags = tcp::ACK;
                        packet.padding = 7;
                    }
                    right(packet.bytes())
                };
                let out = shaped(packet(protocol, PRIVATE, OUTSIDE));
                let expected = shaped(packet(protocol, EIP, OUTSIDE));
                assert_eq!(
                    uplink.run(Hook::Egress, &out),
                    (PASSED, expected),
                    "{protocol} out"
                );
                let back = shaped(packet(protocol, OUTSIDE, EIP));
                let expected = shaped(packet(protocol, OUTSIDE, PRIVATE));
                assert_eq!(
                    uplink.run(Hook::Ingress, &back),
                    (PASSED, expected),
                    "{protocol} in"
                );
            }
        }
    });
    let counters = uplink.dataplane.uplink_counters(DOMAIN).expect("numbers");
    assert_eq!((counters.translated_out, counters.translated_in), (8, 8));
}

#[test]
fn icmp_errors_are_translated_inside_too() {
    if !kernel_suite_or_skip("uplink") {
        return;
    }
    let uplink = Uplink::new();
    let someone = IpAddr::from([192, 0, 2, 77]);
    device().inside(|| {
        for protocol in [Protocol::TCP, Protocol::UDP, Protocol::ICMP, Protocol::GRE] {
            // 28 bytes: as little as an error must quote. What is quoted went the other way.
            for quoted in [500, 28] {
                let about = |source, destination| {
                    let inner = right(packet(protocol, source, destination).bytes());
                    (inner, packet(protocol, source, destination))
                };
                let error = |reporter: IpAddr, about: (Vec<u8>, Packet)| {
                    let mut error = icmp_error(reporter, (3, 4), &about.1, quoted);
                    let size = error.payload.len();
                    error.payload.copy_from_slice(&about.0[14..][..size]);
                    right(error.bytes())
                };
                let given = error(someone, about(EIP, OUTSIDE));
                let expected = error(someone, about(PRIVATE, OUTSIDE));
                let (returned, left) = uplink.run(Hook::Ingress, &given);
                assert_eq!(
                    (returned, hex(&left)),
                    (PASSED, hex(&expected)),
                    "{protocol} in"
                );

                let given = error(PRIVATE.into(), about(OUTSIDE, PRIVATE));
                let expected = error(EIP.into(), about(OUTSIDE, EIP));
                let (returned, left) = uplink.run(Hook::Egress, &given);
                assert_eq!(
                    (returned, hex(&left)),
                    (PASSED, hex(&expected)),
                    "{protocol} out"
                );
            }
        }
        let stranger = packet(Protocol::UDP, Ipv4Addr::new(198, 51, 100, 99), OUTSIDE);
        let mut error = icmp_error(someone, (3, 1), &stranger, 500);
        error.tuple.destination = EIP.into();
        assert_eq!(uplink.run(Hook::Ingress, &right(error.bytes())).0, DROPPED);
    });
}

#[test]
fn what_has_no_eip_stays_where_it_is() {
    if !kernel_suite_or_skip("uplink") {
        return;
    }
    let uplink = Uplink::new();
    let other = Ipv4Addr::new(10, 0, 0, 11);
    let v6 = |source: &str, destination: &str| {
        let tuple = FiveTuple {
            protocol: Protocol::UDP,
            source: text::address(source),
            destination: text::address(destination),
            source_port: 1,
            destination_port: 2,
        };
        Packet::new(tuple).bytes()
    };
    let solicitation = || {
        let address = |text: &str| text.parse().expect("an address");
        neighbour(
            135,
            address("fe80::1"),
            address("ff02::1:ff00:2"),
            address("fe80::2"),
        )
        .bytes()
    };
    let ping = Packet::new(FiveTuple {
        protocol: Protocol::ICMPV6,
        source: text::address("fe80::1"),
        destination: text::address("fe80::2"),
        source_port: 1,
        destination_port: 1,
    });
    let arp = testkit::frame::arp(true, [2; 6], PRIVATE, OUTSIDE);
    let mut short = packet(Protocol::TCP, PRIVATE, OUTSIDE).bytes();
    short.truncate(14 + 20 + 10);
    let mut vlan = packet(Protocol::UDP, PRIVATE, OUTSIDE).bytes();
    vlan.splice(12..12, [0x81, 0, 0, 5]);
    device().inside(|| {
        for (what, hook, bytes, expected) in [
            (
                "private without EIP",
                Hook::Egress,
                packet(Protocol::UDP, other, OUTSIDE).bytes(),
                DROPPED,
            ),
            (
                "an EIP as the source",
                Hook::Egress,
                packet(Protocol::UDP, EIP, OUTSIDE).bytes(),
                DROPPED,
            ),
            (
                "to a private address",
                Hook::Ingress,
                packet(Protocol::UDP, OUTSIDE, PRIVATE).bytes(),
                DROPPED,
            ),
            (
                "to nobody's EIP",
                Hook::Ingress,
                packet(Protocol::UDP, OUTSIDE, OUTSIDE).bytes(),
                DROPPED,
            ),
            (
                "IPv6 of the block, out",
                Hook::Egress,
                v6("2001:db8::10", "2606:4700::1"),
                PASSED,
            ),
            (
                "IPv6 of the block's end, out",
                Hook::Egress,
                v6("2001:db8:0:ff::1", "2606:4700::1"),
                PASSED,
            ),
            (
                "IPv6 behind the block, out",
                Hook::Egress,
                v6("2001:db8:0:100::1", "2606:4700::1"),
                DROPPED,
            ),
            (
                "IPv6 of the block, in",
                Hook::Ingress,
                v6("2606:4700::1", "2001:db8::10"),
                PASSED,
            ),
            (
                "IPv6 of others, in",
                Hook::Ingress,
                v6("2001:db8::10", "2606:4700::1"),
                DROPPED,
            ),
            (
                "neighbour solicitation",
                Hook::Egress,
                solicitation(),
                PASSED,
            ),
            ("link-local ping", Hook::Egress, ping.bytes(), DROPPED),
            ("ARP", Hook::Ingress, arp, PASSED),
            ("cut short", Hook::Egress, short, DROPPED),
            ("VLAN", Hook::Egress, vlan, DROPPED),
        ] {
            let (returned, left) = uplink.run(hook, &bytes);
            assert_eq!(returned, expected, "{what}");
            assert_eq!(hex(&left), hex(&bytes), "{what}: nothing is changed");
        }
        uplink
            .dataplane
            .remove_eip(DOMAIN, EIP)
            .expect("it was there");
        assert_eq!(uplink.dataplane.eips().expect("a dump"), []);
        for (hook, source, destination) in [
            (Hook::Egress, PRIVATE, OUTSIDE),
            (Hook::Ingress, OUTSIDE, EIP),
        ] {
            let bytes = packet(Protocol::UDP, source, destination).bytes();
            assert_eq!(uplink.run(hook, &bytes).0, DROPPED, "the EIP is gone");
        }
        uplink
            .dataplane
            .clear_uplink_line(DOMAIN)
            .expect("domain 1 is there");
        assert_eq!(
            uplink.run(Hook::Egress, &solicitation()).0,
            DROPPED,
            "closed"
        );
    });
    let counters = uplink.dataplane.uplink_counters(DOMAIN).expect("numbers");
    assert_eq!((counters.passed, counters.no_eip), (5, 9));
    assert_eq!((counters.malformed, counters.not_bound), (2, 1));
}

#[test]
fn nobody_outside_speaks_in_the_name_of_the_inside() {
    if !kernel_suite_or_skip("uplink") {
        return;
    }
    let uplink = Uplink::new();
    let member = Ipv4Addr::new(10, 0, 0, 11);
    for address in [PRIVATE, member] {
        let value = AddressValue {
            identity: 1,
            eni: 1,
        };
        uplink
            .dataplane
            .set_address(DOMAIN, address.into(), value)
            .expect("there is room");
    }
    let metadata = Ipv4Addr::new(100, 100, 100, 200);
    let v6 = |source: &str, destination: &str| {
        Packet::new(FiveTuple {
            protocol: Protocol::UDP,
            source: text::address(source),
            destination: text::address(destination),
            source_port: 1,
            destination_port: 2,
        })
        .bytes()
    };
    let v4 = |source, destination| packet(Protocol::UDP, source, destination).bytes();
    device().inside(|| {
        for (what, hook, bytes, expected) in [
            ("a stranger", Hook::Ingress, v4(OUTSIDE, EIP), PASSED),
            (
                "another network's address that is private too",
                Hook::Ingress,
                v4(Ipv4Addr::new(10, 9, 9, 9), EIP),
                PASSED,
            ),
            (
                "its own EIP, by way of outside",
                Hook::Ingress,
                v4(EIP, EIP),
                PASSED,
            ),
            ("a member", Hook::Ingress, v4(member, EIP), DROPPED),
            (
                "the target itself",
                Hook::Ingress,
                v4(PRIVATE, EIP),
                DROPPED,
            ),
            (
                "the metadata service",
                Hook::Ingress,
                v4(metadata, EIP),
                DROPPED,
            ),
            (
                "asking the metadata service outside",
                Hook::Egress,
                v4(PRIVATE, metadata),
                DROPPED,
            ),
            (
                "an address of the IPv6 block",
                Hook::Ingress,
                v6("2001:db8::11", "2001:db8::10"),
                DROPPED,
            ),
            (
                "a link-local address",
                Hook::Ingress,
                v6("fe80::2", "2001:db8::10"),
                DROPPED,
            ),
        ] {
            assert_eq!(uplink.run(hook, &bytes).0, expected, "{what}");
        }
    });
    let counters = uplink.dataplane.uplink_counters(DOMAIN).expect("numbers");
    assert_eq!(counters.no_eip, 6, "each is counted");
}

#[test]
fn later_fragments_and_udp_without_a_checksum_keep_their_payload() {
    if !kernel_suite_or_skip("uplink") {
        return;
    }
    let uplink = Uplink::new();
    device().inside(|| {
        let fragment = |source| Packet {
            fragment: Some((9, 3, false)),
            payload: vec![0x5a; 24],
            ..packet(Protocol::TCP, source, OUTSIDE)
        };
        let (given, expected) = (
            right(fragment(PRIVATE).bytes()),
            right(fragment(EIP).bytes()),
        );
        assert_eq!(uplink.run(Hook::Egress, &given), (PASSED, expected));

        let unsummed = |source| {
            let mut bytes = right(packet(Protocol::UDP, source, OUTSIDE).bytes());
            bytes[14 + 20 + 6..][..2].fill(0);
            bytes
        };
        assert_eq!(
            uplink.run(Hook::Egress, &unsummed(PRIVATE)),
            (PASSED, unsummed(EIP))
        );
    });
}

#[test]
fn sockets_talk_through_an_eip() {
    if !kernel_suite_or_skip("uplink") {
        return;
    }
    let uplink = Uplink::new();
    let (router, outside) = (Namespace::new(), Namespace::new());
    let outside_name = outside.name().to_owned();
    router.ip(&format!(
        "link add up1 index 16385 address 02:00:00:00:00:01 type veth peer name down1 address 02:00:00:00:00:02 netns {outside_name}"
    ));
    uplink
        .dataplane
        .attach_uplink(Some(router.as_fd()), UPLINK_IFINDEX_FIRST + DOMAIN)
        .expect("the device is there");
    router.ip("address add 10.0.0.10/32 dev lo");
    outside.ip("address add 203.0.113.1/32 dev lo");
    for namespace in [&router, &outside] {
        namespace.ip("link set lo up");
    }
    router.ip("link set up1 up");
    outside.ip("link set down1 up");
    router.ip("route add default dev up1 src 10.0.0.10");
    outside.ip("route add 198.51.100.5/32 dev down1 src 203.0.113.1");
    router.ip("neighbour replace 203.0.113.1 lladdr 02:00:00:00:00:02 dev up1");
    outside.ip("neighbour replace 198.51.100.5 lladdr 02:00:00:00:00:01 dev down1");
    let socket = |address: (Ipv4Addr, u16)| {
        let socket = UdpSocket::bind(address).expect("the address is ours");
        socket
            .set_read_timeout(Some(Duration::from_secs(10)))
            .expect("not zero");
        socket
    };
    let inside = router.inside(|| socket((PRIVATE, 0)));
    let server = outside.inside(|| socket((OUTSIDE, 53)));
    let mut buffer = [0; 16];
    inside.send_to(b"question", (OUTSIDE, 53)).expect("sent");
    let (size, from) = server.recv_from(&mut buffer).expect("it arrives");
    assert_eq!(
        (&buffer[..size], from.ip()),
        (&b"question"[..], IpAddr::V4(EIP))
    );
    server.send_to(b"answer", from).expect("sent");
    let (size, from) = inside.recv_from(&mut buffer).expect("it arrives");
    assert_eq!(
        (&buffer[..size], from),
        (&b"answer"[..], SocketAddr::from((OUTSIDE, 53)))
    );

    // Nobody listens: the error comes back to the socket that asked.
    let asking = router.inside(|| socket((PRIVATE, 0)));
    asking.connect((OUTSIDE, 54)).expect("a route");
    asking.send(b"anybody?").expect("sent");
    let error = asking.recv(&mut buffer).expect_err("nobody answers");
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionRefused);
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The frame with the checksums that its IPv4 packet should have.
fn right(mut frame: Vec<u8>) -> Vec<u8> {
    let total = usize::from(u16::from_be_bytes([frame[16], frame[17]]));
    let packet = &mut frame[14..][..total];
    let header = usize::from(packet[0] & 15) * 4;
    put(packet, 10, header, &[]);
    let is_later = u16::from_be_bytes([packet[6], packet[7]]) & 0x1fff != 0;
    let protocol = packet[9];
    let size = u16::try_from(total - header)
        .expect("a small packet")
        .to_be_bytes();
    let pseudo = [&packet[12..20], &[0, protocol], &size].concat();
    let body = &mut packet[header..];
    let end = body.len();
    match protocol {
        _ if is_later => {}
        1 => put(body, 2, end, &[]),
        6 => put(body, 16, end, &pseudo),
        17 => put(body, 6, end, &pseudo),
        _ => {}
    }
    frame
}

/// Writes the checksum of some bytes, and of some before them, at a place among them.
fn put(bytes: &mut [u8], at: usize, end: usize, before: &[u8]) {
    bytes[at..at + 2].fill(0);
    let mut sum = 0;
    for pair in before.chunks(2).chain(bytes[..end].chunks(2)) {
        sum += u32::from(u16::from_be_bytes([pair[0], *pair.get(1).unwrap_or(&0)]));
    }
    while sum > 0xffff {
        sum = (sum & 0xffff) + (sum >> 16);
    }
    let sum = !u16::try_from(sum).expect("folded");
    bytes[at..at + 2].copy_from_slice(&sum.to_be_bytes());
}
