//! Steps 8 to 10: later fragments, metadata, ICMP errors.

use header_space::Direction::{Egress, Ingress};
use secgroup::Policy::{Accept, Drop};
use secgroup::{FlowTable, Reason};
use testkit::frame::{Packet, icmp_error, tcp};
use testkit::text::{OWN_V4, address, packet};

use super::bench::{Bench, RULE};

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
        ("a redirect about its flow", back(&out, (5, 1)), unrelated),
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
