//! Frames are read once, bounded, whatever the bytes say.

use header_space::frame::{Frame, FrameError, Payload, TcpFlags, Transport};
use header_space::{FiveTuple, Protocol};
use proptest::prelude::*;
use testkit::frame::{Packet, icmp_error, tcp};
use testkit::text::{address, packet};
use testkit::{FrameSource, Random, World};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read_all(&bytes);
    }

    #[test]
    fn nor_do_bytes_that_begin_like_ip(
        is_v6 in any::<bool>(),
        next in prop::sample::select(vec![0_u8, 1, 6, 17, 43, 44, 58, 60]),
        mut bytes in prop::collection::vec(any::<u8>(), 54..300),
    ) {
        if is_v6 {
            bytes[12..15].copy_from_slice(&[0x86, 0xdd, 0x60]);
            let length = u16::try_from(bytes.len() - 54).expect("short");
            bytes[18..20].copy_from_slice(&length.to_be_bytes());
            bytes[20] = next;
        } else {
            bytes[12..15].copy_from_slice(&[8, 0, 0x45]);
            let length = u16::try_from(bytes.len() - 14).expect("short");
            bytes[16..18].copy_from_slice(&length.to_be_bytes());
            bytes[23] = next;
        }
        read_all(&bytes);
    }
}

/// Reads a frame and whatever it quotes, and every shorter frame.
fn read_all(bytes: &[u8]) {
    for size in 0..=bytes.len() {
        if let Ok(Frame {
            payload: Payload::Ip(packet),
            ..
        }) = Frame::parse(&bytes[..size])
        {
            let quoted = packet.quoted();
            assert!(quoted.is_none() || packet.is_icmp_error());
            assert!(!packet.is_path_mtu() || packet.is_icmp_error());
            let is_later = packet.fragment.is_some_and(|fragment| !fragment.is_first);
            assert!(!is_later || packet.transport == Transport::Other);
        }
    }
}

#[test]
fn what_was_written_is_read_back() {
    let mut read = 0;
    for seed in 0..50 {
        let mut random = Random::new(seed);
        let world = World::random(&mut random);
        let source = FrameSource::new(&world);
        for _ in 0..50 {
            let direction = random.pick(&header_space::Direction::BOTH);
            let written = source.new_packet(&world, direction, &mut random);
            let bytes = written.bytes();
            let frame = match Frame::parse(&bytes) {
                Ok(frame) => frame,
                Err(error) => {
                    assert_eq!(error, FrameError::ExtensionHeaders);
                    assert!(written.extension_headers.len() > 8, "{written:?}");
                    continue;
                }
            };
            assert_eq!(
                (frame.source, frame.destination),
                (written.source_mac, written.destination_mac)
            );
            let Payload::Ip(packet) = frame.payload else {
                panic!("{written:?}")
            };
            assert_eq!(packet.hop_limit, written.hop_limit);
            assert_eq!(packet.fragment, None);
            let is_echo = matches!(written.icmp.0, 0 | 8 | 128 | 129);
            if packet.tuple.protocol.has_ports() || is_echo {
                assert_eq!(packet.tuple, FiveTuple { ..written.tuple }, "{written:?}");
            }
            if let Transport::Tcp(flags) = packet.transport {
                assert_eq!(flags.starts_a_connection(), written.tcp_flags == tcp::SYN);
            }
            read += 1;
        }
    }
    assert!(read > 2_000, "{read}");
}

#[test]
fn a_quote_tells_the_flow_it_is_of() {
    for text in [
        "tcp 192.0.2.10:1000 -> 203.0.113.9:443",
        "udp [2001:db8::10]:1000 -> [2001:db8:9::9]:53",
        "gre 192.0.2.10 -> 203.0.113.9",
    ] {
        let about = Packet::new(packet(text));
        let is_v4 = about.tuple.source.is_ipv4();
        let (from, kind) = if is_v4 {
            ("198.51.100.1", (3, 1))
        } else {
            ("2001:db8:7::1", (1, 0))
        };
        let bytes = icmp_error(address(from), kind, &about, 60).bytes();
        let Ok(Frame {
            payload: Payload::Ip(error),
            ..
        }) = Frame::parse(&bytes)
        else {
            panic!()
        };
        assert_eq!(error.quoted(), Some(about.tuple), "{text}");
    }
    let bytes = Packet::new(packet("udp 192.0.2.10 -> 203.0.113.9:53")).bytes();
    let Ok(Frame {
        payload: Payload::Ip(no_error),
        ..
    }) = Frame::parse(&bytes)
    else {
        panic!()
    };
    assert_eq!(no_error.quoted(), None);
}

#[test]
fn an_echo_has_its_identifier_for_ports() {
    let mut request = Packet::new(packet("icmp 192.0.2.10 -> 203.0.113.9"));
    (request.tuple.source_port, request.tuple.destination_port) = (77, 77);
    let bytes = request.bytes();
    let Ok(Frame {
        payload: Payload::Ip(read),
        ..
    }) = Frame::parse(&bytes)
    else {
        panic!()
    };
    assert_eq!(read.tuple, request.tuple);
    request.tuple.protocol = Protocol::ICMPV6;
    let bytes = request.bytes();
    let Ok(Frame {
        payload: Payload::Ip(read),
        ..
    }) = Frame::parse(&bytes)
    else {
        panic!()
    };
    assert_eq!(
        read.transport,
        Transport::Other,
        "ICMPv6 means nothing in IPv4"
    );
    assert_eq!(
        (read.tuple.source_port, read.tuple.destination_port),
        (0, 0)
    );
}

#[test]
fn only_a_bare_syn_starts_a_connection() {
    for (flags, starts) in [
        (tcp::SYN, true),
        (tcp::SYN | 0x08 | 0x20 | 0x40 | 0x80, true),
        (tcp::SYN | tcp::ACK, false),
        (tcp::SYN | tcp::RST, false),
        (tcp::SYN | tcp::FIN, false),
        (tcp::ACK, false),
        (0, false),
    ] {
        let bytes = Packet {
            tcp_flags: flags,
            ..Packet::new(packet("tcp -> 203.0.113.9:443"))
        }
        .bytes();
        let Ok(Frame {
            payload: Payload::Ip(read),
            ..
        }) = Frame::parse(&bytes)
        else {
            panic!()
        };
        let Transport::Tcp(read) = read.transport else {
            panic!()
        };
        assert_eq!(read.starts_a_connection(), starts, "{flags:#04x}");
    }
    assert!(!TcpFlags::default().starts_a_connection());
}
