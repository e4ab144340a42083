//! How many flows an ENI may have, and how they go without anybody's help.

mod common;

use std::time::{Duration, Instant};

use common::{DOMAIN, ENI, GUEST_MAC, GUEST_V4, Namespace, Pins, bind_eni, small};
use dataplane::abi::{AddressValue, ENI_IFINDEX_FIRST, EniLine, FLOW_EGRESS};
use dataplane::{Dataplane, FlowFamily, Frame, Hook, Sizes};
use header_space::{FiveTuple, Protocol};
use secgroup::Reason;
use testkit::frame::Packet;
use testkit::{kernel_suite_or_skip, text};

/// A device in this thread's namespace, with the ENI of the other tests and a second one beside it.
fn devices() -> Namespace {
    let namespace = Namespace::new();
    namespace.ip("link add eni0 index 4096 type veth peer name guest0");
    namespace.ip("link add eni1 index 4097 type veth peer name guest1");
    namespace
}

/// What the program of the first ENI says of a UDP packet that it sends from this port.
fn send(dataplane: &Dataplane, port: u16) -> Reason {
    send_from(dataplane, 0, GUEST_MAC, "10.0.0.10", port)
}

fn send_from(dataplane: &Dataplane, slot: u32, mac: [u8; 6], source: &str, port: u16) -> Reason {
    let packet = Packet {
        source_mac: mac,
        ..Packet::new(FiveTuple {
            protocol: Protocol::UDP,
            source: text::address(source),
            destination: text::address("203.0.113.1"),
            source_port: port,
            destination_port: 53,
        })
    };
    let frame = Frame {
        ifindex: ENI_IFINDEX_FIRST + slot,
        hook: Hook::Ingress,
        bytes: &packet.bytes(),
    };
    let run = dataplane.test_run(frame, 1).expect("the device is here");
    Reason::ALL[usize::from(run.verdict.expect("verdicts are recorded").reason)]
}

fn open(pins: &Pins, sizes: Sizes) -> Dataplane {
    let dataplane = Dataplane::open(&pins.directory(), sizes).expect("the programs load");
    dataplane.record_verdicts(true);
    dataplane.stop_clock_at(1_000);
    bind_eni(&dataplane, &text::rules(""), 1, 10);
    dataplane
}

/// Each of them would take all it can; the last one comes when the others have.
#[test]
fn no_eni_takes_what_another_has_a_right_to() {
    if !kernel_suite_or_skip("flow shares") {
        return;
    }
    let pins = Pins::new();
    let sizes = Sizes {
        flows_v4: 256,
        ..small()
    };
    let dataplane = open(&pins, sizes);
    let first = dataplane.eni_line(0).expect("it is bound");
    for slot in 0..4 {
        let line = EniLine {
            eni: ENI + slot,
            mac: [2, 0, 0, 0, 0, slot as u8],
            flow_quota: 65_536,
            ..first
        };
        dataplane
            .set_eni_line(slot, &line)
            .expect("slots are there");
        let value = AddressValue {
            identity: 0,
            eni: ENI + slot,
        };
        let address = text::address(&format!("10.0.0.1{slot}"));
        dataplane
            .set_address(DOMAIN, address, value)
            .expect("there is room");
    }
    dataplane.share_flows(4); // 32 for each, and 160 for one that all others leave
    let flood = |slot: u32| {
        let source = format!("10.0.0.1{slot}");
        let mac = [2, 0, 0, 0, 0, slot as u8];
        (1..=1_000)
            .map(|port| send_from(&dataplane, slot, mac, &source, port))
            .filter(|reason| *reason == Reason::Default)
            .count()
    };
    let namespace = devices();
    for slot in 2..4 {
        let (name, index) = (format!("eni{slot}"), ENI_IFINDEX_FIRST + slot);
        namespace.ip(&format!(
            "link add {name} index {index} type veth peer name guest{slot}"
        ));
    }
    namespace.inside(|| {
        assert_eq!(flood(0), 160, "all that is open");
        assert_eq!([1, 2, 3].map(flood), [32; 3], "their shares");
        assert_eq!([0, 1, 2, 3].map(flood), [0; 4], "nobody gets more");
        let room = dataplane.flow_room(FlowFamily::V4);
        assert_eq!((room.flows, room.share, room.open), (256, 32, 160));
        for slot in 0..4 {
            let counted = dataplane.flow_count(ENI + slot).expect("a number");
            assert_eq!(counted, if slot == 0 { 160 } else { 32 });
        }
        dataplane.stop_clock_at(1_030);
        dataplane.sweep().expect("the sweep runs");
        assert_eq!(dataplane.flow_room(FlowFamily::V4).flows, 0, "counted out");
        assert_eq!(flood(3), 160);
    });
}

#[test]
fn a_quota_stops_new_flows_of_one_eni_and_nothing_else() {
    if !kernel_suite_or_skip("flows") {
        return;
    }
    let pins = Pins::new();
    let dataplane = open(&pins, small());
    let other = EniLine {
        eni: ENI + 1,
        mac: [2, 0, 0, 0, 0, 9],
        flow_quota: 3,
        ..dataplane.eni_line(0).expect("it is bound")
    };
    dataplane.set_eni_line(1, &other).expect("slot 1 is there");
    let value = AddressValue {
        identity: 0,
        eni: ENI + 1,
    };
    dataplane
        .set_address(DOMAIN, text::address("10.0.0.11"), value)
        .expect("there is room");
    devices().inside(|| {
        for port in 1..=10 {
            assert_eq!(send(&dataplane, port), Reason::Default, "flow {port}");
        }
        for port in 11..=1_000 {
            assert_eq!(send(&dataplane, port), Reason::FlowTableFull, "flow {port}");
        }
        for port in 1..=10 {
            assert_eq!(send(&dataplane, port), Reason::Established, "flow {port}");
        }
        let send_other = |port| send_from(&dataplane, 1, other.mac, "10.0.0.11", port);
        for (port, expected) in [
            (1, Reason::Default),
            (2, Reason::Default),
            (3, Reason::Default),
            (4, Reason::FlowTableFull),
            (1, Reason::Established),
        ] {
            assert_eq!(send_other(port), expected, "of the other ENI, {port}");
        }
        assert_eq!(dataplane.flow_count(ENI).expect("a number"), 10);
        assert_eq!(dataplane.flow_count(ENI + 1).expect("a number"), 3);
        assert_eq!(dataplane.occupancy().expect("numbers").flows.0, 13);
        let flows = dataplane.flows_v4().expect("a dump");
        assert_eq!(flows.len(), 13);
        assert!(flows.iter().all(|(key, flow)| {
            key.eni_protocol & 0xff == 17 && flow.state == FLOW_EGRESS && flow.idle_secs == 30
        }));

        let room = dataplane.flow_room(FlowFamily::V4);
        assert_eq!(room.flows, 13, "of both");

        // One place becomes free.
        dataplane.stop_clock_at(1_020);
        for port in 2..=10 {
            assert_eq!(send(&dataplane, port), Reason::Established);
        }
        dataplane.stop_clock_at(1_031);
        dataplane.sweep().expect("the sweep runs");
        assert_eq!(send(&dataplane, 11), Reason::Default);
        assert_eq!(send(&dataplane, 12), Reason::FlowTableFull);
    });
}

#[test]
fn a_full_table_stops_new_flows_and_keeps_the_old_ones() {
    if !kernel_suite_or_skip("flows") {
        return;
    }
    let pins = Pins::new();
    let dataplane = open(
        &pins,
        Sizes {
            flows_v4: 16,
            ..small()
        },
    );
    bind_eni(&dataplane, &text::rules(""), 2, 1_000_000);
    devices().inside(|| {
        let mut reasons = (1..=1_000).map(|port| send(&dataplane, port));
        assert!(
            reasons
                .by_ref()
                .take(16)
                .all(|reason| reason == Reason::Default)
        );
        assert!(reasons.all(|reason| reason == Reason::FlowTableFull));
        for port in 1..=16 {
            assert_eq!(send(&dataplane, port), Reason::Established, "flow {port}");
        }
        assert_eq!(
            dataplane.flow_count(ENI).expect("a number"),
            16,
            "refused ones do not count"
        );
    });
}

#[test]
fn dead_flows_are_swept_by_the_kernel_alone() {
    if !kernel_suite_or_skip("flows") {
        return;
    }
    let pins = Pins::new();
    let dataplane = open(&pins, small());
    devices().inside(|| {
        for port in 1..=10 {
            assert_eq!(send(&dataplane, port), Reason::Default);
        }
    });
    assert_eq!(dataplane.flow_count(ENI).expect("a number"), 10);
    dataplane.stop_clock_at(1_030);
    let patience = Instant::now() + Duration::from_secs(60);
    while dataplane.flow_count(ENI).expect("a number") > 0 {
        assert!(
            Instant::now() < patience,
            "the timer of the kernel does not run"
        );
        std::thread::yield_now();
    }
    assert_eq!(dataplane.flows_v4().expect("a dump"), []);
}

#[test]
fn an_eni_that_moves_to_another_device_keeps_its_flows() {
    if !kernel_suite_or_skip("flows") {
        return;
    }
    let pins = Pins::new();
    let dataplane = open(&pins, small());
    devices().inside(|| {
        for port in 1..=3 {
            assert_eq!(send(&dataplane, port), Reason::Default);
        }
        let line = dataplane.eni_line(0).expect("it is bound");
        dataplane.clear_eni_line(0).expect("slot 0 is there");
        assert_eq!(send(&dataplane, 1), Reason::NoPolicy);
        dataplane.set_eni_line(1, &line).expect("slot 1 is there");
        let moved = |port| send_from(&dataplane, 1, GUEST_MAC, "10.0.0.10", port);
        assert_eq!(moved(1), Reason::Established);
        assert_eq!(moved(4), Reason::Default);
        assert_eq!(dataplane.flow_count(ENI).expect("a number"), 4);
        dataplane.stop_clock_at(1_100);
        dataplane.sweep().expect("the sweep runs");
        assert_eq!(dataplane.flow_count(ENI).expect("a number"), 0);
    });
}

#[test]
fn an_address_is_the_enis_own_only_in_its_domain() {
    if !kernel_suite_or_skip("flows") {
        return;
    }
    let pins = Pins::new();
    let dataplane = open(&pins, small());
    devices().inside(|| {
        assert_eq!(send(&dataplane, 1), Reason::Default);
        let line = EniLine {
            domain: DOMAIN + 1,
            ..dataplane.eni_line(0).expect("it is bound")
        };
        dataplane.set_eni_line(0, &line).expect("slot 0 is there");
        assert_eq!(send(&dataplane, 1), Reason::SpoofedSource);
        let line = EniLine {
            primary_v4: u32::from_ne_bytes(GUEST_V4.octets()),
            ..line
        };
        dataplane.set_eni_line(0, &line).expect("slot 0 is there");
        assert_eq!(send(&dataplane, 1), Reason::Established, "the short cut");
    });
}
