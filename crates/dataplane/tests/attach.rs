//! Real devices and real packets: what is attached filters, and what is not bound drops.

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};

use common::{Link, Namespace, Pins, arrives, bind_eni, counted, send_frame};
use dataplane::abi::{
    AddressValue, ENI_IFINDEX_FIRST, ENI_SOURCE_DEST_CHECK, EniLine, FLOW_ESTABLISHED, FLOW_REPLIED,
};
use dataplane::{Attached, Check, Hook, doctor};
use secgroup::{Policy, Reason};
use testkit::{kernel_suite_or_skip, text};

/// Instructions that the verifier may walk for one program.
///
/// Source: Kanmon dataplane design §3.1.
const BUDGET: u32 = 20_000;

#[test]
fn programs_load_and_stay_below_the_instruction_budget() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    let programs = dataplane.program_info();
    assert_eq!(programs.len(), 5);
    for program in programs {
        println!("{program:?}");
        assert!(
            (1..=BUDGET).contains(&program.verified_instructions),
            "{program:?}"
        );
    }
}

#[test]
fn the_doctor_finds_nothing_to_mend_where_this_suite_runs() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let to_mend: Vec<Check> = doctor()
        .into_iter()
        .filter(|check| check.mend.is_some())
        .collect();
    assert_eq!(to_mend, []);
}

#[test]
fn links_are_pinned_and_adopted() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let router = Namespace::new();
    router.ip("link add eni0 index 4096 type veth peer name guest0");
    let dataplane = pins.open();
    let attach = || dataplane.attach_eni(Some(router.as_fd()), ENI_IFINDEX_FIRST);
    attach().expect("the device is there");
    attach().expect("attaching again replaces the programs");
    let both = [Hook::Ingress, Hook::Egress].map(|hook| Attached {
        ifindex: ENI_IFINDEX_FIRST,
        hook,
        is_alive: true,
    });
    assert_eq!(dataplane.attached().expect("pins can be read"), both);
    drop(dataplane);

    let dataplane = pins.open();
    assert_eq!(dataplane.attached().expect("pins can be read"), both);
    assert_eq!(dataplane.upgrade().expect("links take the new programs"), 2);
    let line = EniLine {
        eni: 7,
        domain: 1,
        flags: ENI_SOURCE_DEST_CHECK,
        ..EniLine::default()
    };
    dataplane.set_eni_line(0, &line).expect("the slot is free");
    let value = AddressValue {
        identity: 0,
        eni: 7,
    };
    let address = "10.0.0.1".parse().expect("an address");
    dataplane
        .set_address(1, address, value)
        .expect("there is room");
    assert_eq!(dataplane.eni_line(0).map(|line| line.eni), Some(7));
    assert_eq!(
        dataplane.addresses().expect("it can be read"),
        [(1, address, value)]
    );
    dataplane
        .detach(ENI_IFINDEX_FIRST)
        .expect("links can be detached");
    assert_eq!(dataplane.attached().expect("pins can be read"), []);
}

#[test]
fn real_packets_meet_the_rules() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let link = Link::new();
    let dataplane = pins.open();
    dataplane
        .attach_eni(Some(link.router.as_fd()), ENI_IFINDEX_FIRST)
        .expect("the device is there");
    let (router, guest) = link.sockets(0, 5_000);
    let guest_address = guest.local_addr().expect("it is bound");
    let drops = |reason| counted(&dataplane, Policy::Drop, reason);
    let accepts = |reason| counted(&dataplane, Policy::Accept, reason);

    // What is sent towards the guest is judged before the call returns.
    router.send_to(b"early", guest_address).expect("sent");
    assert!(
        drops(Reason::NoPolicy) >= 1,
        "a device without an ENI drops"
    );

    bind_eni(
        &dataplane,
        &text::rules("1 drop udp 5000 0.0.0.0/0"),
        1,
        100,
    );
    assert_eq!(drops(Reason::NoPolicy), 0, "counters belong to the ENI");
    router.send_to(b"closed", guest_address).expect("sent");
    assert_eq!(drops(Reason::Rule { index: 0 }), 1);

    bind_eni(
        &dataplane,
        &text::rules("1 accept udp 5000 0.0.0.0/0"),
        2,
        100,
    );
    assert!(arrives(&router, &guest, b"open"));
    assert_eq!(accepts(Reason::Rule { index: 0 }), 1);
    assert!(arrives(&guest, &router, b"reply"));
    assert!(arrives(&router, &guest, b"again"));
    assert_eq!(accepts(Reason::Established), 2);
    assert_eq!(dataplane.flow_count(common::ENI).expect("a number"), 1);

    // The flow goes with the rule that let it in.
    bind_eni(&dataplane, &text::rules(""), 3, 100);
    router.send_to(b"gone", guest_address).expect("sent");
    assert_eq!(drops(Reason::Default), 1);
    assert_eq!(dataplane.flow_count(common::ENI).expect("a number"), 0);

    dataplane.clear_eni_line(0).expect("slot 0 is there");
    router.send_to(b"late", guest_address).expect("sent");
    assert!(
        drops(Reason::NoPolicy) >= 1,
        "an unbound device drops again"
    );
}

/// The kernel's test run refuses these frames; a guest may send them all the same.
#[test]
fn frames_that_are_cut_short_are_dropped() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let link = Link::new();
    let dataplane = pins.open();
    dataplane
        .attach_eni(Some(link.router.as_fd()), ENI_IFINDEX_FIRST)
        .expect("the device is there");
    bind_eni(&dataplane, &text::rules(""), 1, 100);
    let (router, guest) = link.sockets(0, 0);

    let sizes = [0, 1, 13, 19];
    for (ethertype, first) in [
        ([0x08, 0x00], 0x45),
        ([0x86, 0xdd], 0x60),
        ([0x08, 0x06], 0),
    ] {
        for size in sizes {
            let mut frame = [[2, 0, 0, 0, 0, 1], common::GUEST_MAC].concat();
            frame.extend(ethertype);
            frame.extend([first].into_iter().chain([0; 40]).take(size));
            link.guest.inside(|| send_frame("eth0", &frame));
        }
    }
    // Frames of one device are judged in order: when this one is there, so were those.
    assert!(arrives(&guest, &router, b"after"));
    let malformed = counted(&dataplane, Policy::Drop, Reason::Malformed);
    assert_eq!(malformed, 3 * sizes.len() as u64);
}

/// Segments larger than any frame, headers outside the linear part, both families, both directions.
#[test]
fn tcp_streams_pass_whole() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let link = Link::new();
    let dataplane = pins.open();
    dataplane
        .attach_eni(Some(link.router.as_fd()), ENI_IFINDEX_FIRST)
        .expect("the device is there");
    let rules = "1 accept tcp 80 10.0.0.0/24\n1 accept tcp 80 2001:db8::/64";
    bind_eni(&dataplane, &text::rules(rules), 1, 100);
    for (guest_address, flows) in [("10.0.0.10:80", 1), ("[2001:db8::10]:80", 2)] {
        let server = link
            .guest
            .inside(|| TcpListener::bind(guest_address).expect("the address is ours"));
        let mut client = link
            .router
            .inside(|| TcpStream::connect(guest_address).expect("the rule accepts"));
        let (mut served, _) = server.accept().expect("a connection");
        let sent: Vec<u8> = (0..4 << 20).map(|place: u32| (place % 251) as u8).collect();
        std::thread::scope(|scope| {
            let echo = scope.spawn(|| {
                let mut bytes = vec![0; sent.len()];
                served.read_exact(&mut bytes).expect("the stream goes on");
                served.write_all(&bytes).expect("the stream goes on");
            });
            client.write_all(&sent).expect("the stream goes on");
            let mut back = vec![0; sent.len()];
            client.read_exact(&mut back).expect("the stream goes on");
            assert!(back == sent, "what comes back is what was sent");
            echo.join().expect("the other end");
        });
        assert_eq!(dataplane.flow_count(common::ENI).expect("a number"), flows);
    }
    assert_eq!(counted(&dataplane, Policy::Drop, Reason::MidStream), 0);
    assert_eq!(counted(&dataplane, Policy::Drop, Reason::Malformed), 0);
    let states: Vec<u8> = dataplane
        .flows_v4()
        .expect("a dump")
        .into_iter()
        .map(|(_, flow)| flow.state & (FLOW_REPLIED | FLOW_ESTABLISHED))
        .collect();
    assert_eq!(states, [FLOW_REPLIED | FLOW_ESTABLISHED]);
}

#[test]
fn fragments_of_a_large_datagram_pass_together() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let link = Link::new();
    let dataplane = pins.open();
    dataplane
        .attach_eni(Some(link.router.as_fd()), ENI_IFINDEX_FIRST)
        .expect("the device is there");
    bind_eni(
        &dataplane,
        &text::rules("1 accept udp 5000 0.0.0.0/0"),
        1,
        100,
    );
    let (router, guest) = link.sockets(0, 5_000);
    let datagram: Vec<u8> = (0..4_000).map(|place: u32| (place % 251) as u8).collect();
    let guest_address = guest.local_addr().expect("it is bound");
    router.send_to(&datagram, guest_address).expect("sent");
    let mut buffer = vec![0; 8_000];
    let size = guest.recv(&mut buffer).expect("it arrives");
    assert!(buffer[..size] == datagram, "whole and in order");
    let follows = counted(&dataplane, Policy::Accept, Reason::FragmentFollows);
    assert_eq!(follows, 2, "three fragments of 1,500 bytes");
}

/// Programs, tables and lines are replaced under traffic that both the old and the new ones accept.
#[test]
fn nothing_is_lost_while_programs_and_tables_are_replaced() {
    if !kernel_suite_or_skip("attach") {
        return;
    }
    let pins = Pins::new();
    let link = Link::new();
    let dataplane = pins.open();
    dataplane
        .attach_eni(Some(link.router.as_fd()), ENI_IFINDEX_FIRST)
        .expect("the device is there");
    let rules = text::rules("1 accept udp 5000 0.0.0.0/0");
    bind_eni(&dataplane, &rules, 1, 100);
    let (router, guest) = link.sockets(0, 5_000);
    let is_over = AtomicBool::new(false);
    let mut exchanged = 0_u32;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for generation in 2..200 {
                dataplane.upgrade().expect("both links are there");
                let old = dataplane.eni_line(0).expect("it is bound").tables;
                bind_eni(&dataplane, &rules, generation, 100);
                for table in old {
                    dataplane.free_table(table);
                }
                dataplane.bump_epoch();
            }
            is_over.store(true, Ordering::Relaxed);
        });
        while !is_over.load(Ordering::Relaxed) {
            assert!(arrives(&router, &guest, &exchanged.to_be_bytes()));
            assert!(arrives(&guest, &router, &exchanged.to_be_bytes()));
            exchanged += 1;
        }
    });
    assert!(exchanged > 0);
    // Multicast does not count: the guest's kernel looks for routers when it likes.
    for reason in [
        Reason::NoPolicy,
        Reason::Default,
        Reason::FlowTableFull,
        Reason::SpoofedSource,
    ] {
        assert_eq!(counted(&dataplane, Policy::Drop, reason), 0, "{reason:?}");
    }
}
