//! Programs, links and maps outlive the process that made them. holds: K3.

mod common;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use common::{Link, Pins, arrives, bind_eni, counted, small};
use dataplane::Dataplane;
use dataplane::abi::ENI_IFINDEX_FIRST;
use secgroup::{EffectiveRules, Policy, Reason};
use testkit::{kernel_suite_or_skip, text};

const DIRECTORY: &str = "KANMON_TEST_OWNER_DIRECTORY";

fn rules() -> EffectiveRules {
    text::rules("1 accept udp 5000 0.0.0.0/0")
}

/// Not a test of its own: the process that is killed. It runs in the router's namespace.
#[test]
fn owner() {
    let Some(directory) = std::env::var_os(DIRECTORY) else {
        return;
    };
    let dataplane = Dataplane::open(Path::new(&directory), small()).expect("the programs load");
    dataplane
        .attach_eni(None, ENI_IFINDEX_FIRST)
        .expect("the device is here");
    bind_eni(&dataplane, &rules(), 1, 100);
    println!("\nready");
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .expect("it is killed first");
}

#[test]
fn flows_and_rules_live_on_when_the_owner_is_killed() {
    if !kernel_suite_or_skip("owner_killed") {
        return;
    }
    let pins = Pins::new();
    let link = Link::new();
    let mut owner = link.router.inside(|| {
        Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "owner", "--nocapture"])
            .env(DIRECTORY, pins.directory())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it runs")
    });
    let output = BufReader::new(owner.stdout.take().expect("it is a pipe"));
    let is_ready = output
        .lines()
        .map_while(Result::ok)
        .any(|line| line == "ready");
    assert!(is_ready, "the owner ended early");
    let (router, guest) = link.sockets(6_000, 5_000);
    let (_, other_guest) = link.sockets(0, 5_001);
    assert!(arrives(&router, &guest, b"before"));

    owner.kill().expect("it is ours");
    owner.wait().expect("it ends");

    assert!(arrives(&guest, &router, b"a reply on the old flow"));
    assert!(arrives(&router, &guest, b"and on"));
    let (second_router, _) = link.sockets(6_001, 0);
    assert!(arrives(
        &second_router,
        &guest,
        b"a new flow by the old rules"
    ));
    let closed = other_guest.local_addr().expect("it is bound");
    router.send_to(b"closed", closed).expect("sent");

    let dataplane = pins.open();
    let dropped = || counted(&dataplane, Policy::Drop, Reason::Default);
    assert_eq!(dropped(), 1, "what was closed stayed closed");
    assert_eq!(dataplane.flow_count(common::ENI).expect("a number"), 2);
    assert_eq!(dataplane.flows_v4().expect("a dump").len(), 2);
    assert_eq!(dataplane.tables_in_use().len(), 4);
    assert_eq!(dataplane.upgrade().expect("new programs"), 2);
    assert!(arrives(&guest, &router, b"under the next owner"));
    assert!(arrives(&router, &guest, b"as well"));
    assert_eq!(counted(&dataplane, Policy::Accept, Reason::Established), 4);
    router.send_to(b"closed", closed).expect("sent");
    assert_eq!(dropped(), 2);
}

#[test]
fn another_layout_is_refused() {
    if !kernel_suite_or_skip("owner_killed") {
        return;
    }
    let pins = Pins::new();
    drop(pins.open());
    let settings = pins.directory().join("maps/settings");
    let map = libbpf_rs::MapHandle::from_pinned_path(settings).expect("it is pinned");
    let mut other = [0; 24];
    other[0] = 99;
    libbpf_rs::MapCore::update(&map, &[0; 4], &other, libbpf_rs::MapFlags::ANY).expect("written");
    let error = Dataplane::open(&pins.directory(), small()).expect_err("another layout");
    assert_eq!(
        error.to_string(),
        "the maps pinned there have layout 99, this program has 1; remove them first"
    );
}
