//! Steps 11 and 12: known and new flows.

use std::net::IpAddr;

use header_space::Direction::{self, Egress, Ingress};
use header_space::Family;
use secgroup::Policy::{Accept, Drop};
use secgroup::{FlowRoom, FlowTable, Reason};
use testkit::frame::{Packet, tcp};
use testkit::text::{address, advanced, effective, packet};

use super::bench::{Bench, RULE};

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
fn an_eni_beyond_its_share_has_what_others_leave() {
    let mut bench = Bench::new("");
    let room = |of_others| FlowRoom {
        share: 2,
        open: 5,
        of_others,
    };
    bench.table.set_room(Family::V4, room(2));
    let send = |bench: &mut Bench, number: u32| {
        bench
            .text(Egress, &format!("udp -> 203.0.113.9:{number}"))
            .1
    };
    for number in 1..=3 {
        assert_eq!(send(&mut bench, number), Reason::Default, "flow {number}");
    }
    let full = Reason::FlowTableFull;
    assert_eq!(send(&mut bench, 4), full, "five in all");
    assert_eq!(send(&mut bench, 3), Reason::Established, "others live");
    assert_eq!(
        bench.text(Egress, "udp -> [2001:db8::9]:4").1,
        Reason::Default,
        "there is a table for each family"
    );
    bench.table.set_room(Family::V4, room(1_000));
    assert_eq!(send(&mut bench, 4), full);
    bench.now += 30;
    for number in 4..=5 {
        let reason = send(&mut bench, number);
        assert_eq!(reason, Reason::Default, "its share, whatever others have");
    }
    assert_eq!(send(&mut bench, 6), full);
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
