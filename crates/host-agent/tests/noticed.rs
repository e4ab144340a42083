//! What others do to devices and programs is noticed when it happens. The agents here do not look again by
//! themselves, so that nothing else can find it.

mod region;

use std::path::{Path, PathBuf};
use std::process::Command;

use host_api::Report;
use region::{Estate, Region, probe};
use testkit::kernel_suite_or_skip;
use testkit::text::{basic, packet};

fn two_instances() -> Estate {
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-1", "1 accept tcp 80 10.0.0.0/16"));
    estate.group("vpc-1", basic("sg-2", ""));
    estate.instance("i-a", "vpc-1", &["10.0.0.5"], &["sg-2"]);
    estate.instance("i-b", "vpc-1", &["10.0.0.6"], &["sg-1"]);
    estate
}

fn ip(namespace: &str, arguments: &str) {
    let done = Command::new("ip")
        .args(["-n", namespace])
        .args(arguments.split(' '))
        .status();
    assert!(done.unwrap().success(), "ip {arguments}");
}

fn generation(report: &Report, eni: &str) -> u32 {
    let eni: cloud_id::EniId = eni.parse().unwrap();
    report.enis[&eni].generation
}

fn assert_judged(region: &Region) {
    for (text, expected) in [
        ("tcp 10.0.0.5 -> 10.0.0.6:80", true),
        ("tcp 10.0.0.5 -> 10.0.0.6:81", false),
    ] {
        let passes = probe::passes(region, "i-a", "i-b", &packet(text));
        assert_eq!(passes, expected, "{text}");
    }
}

#[test]
fn a_device_that_vanishes_is_made_again() {
    if !kernel_suite_or_skip("host-agent vanished devices") {
        return;
    }
    let mut region = Region::start_that_only_listens();
    let estate = two_instances();
    let mut before = region.apply(&estate);
    assert_judged(&region);
    let device = before.enis.values().last().unwrap().device.clone();
    let router = format!("km-{}-r1", region.tag);
    let guest = format!("km-{}-i-b", region.tag);
    for (namespace, device) in [(&router, device.as_str()), (&guest, "eth0")] {
        ip(namespace, &format!("link del {device}"));
        let was = generation(&before, "eni-b");
        before = region.wait_for(|report| {
            report.problems.is_empty()
                && report.enis.len() == 2
                && generation(report, "eni-b") != was
        });
        assert_judged(&region);
    }
}

#[test]
fn a_device_that_is_taken_down_comes_up_again_with_its_routes() {
    if !kernel_suite_or_skip("host-agent devices down") {
        return;
    }
    let mut region = Region::start_that_only_listens();
    let estate = two_instances();
    let before = region.apply(&estate);
    let router = format!("km-{}-r1", region.tag);
    let device = &before.enis.values().last().unwrap().device;
    ip(&router, &format!("link set {device} down"));
    let is_up = || {
        let shown = Command::new("ip")
            .args(["-n", &router, "-o", "link", "show", "up", "dev", device])
            .output();
        !shown.unwrap().stdout.is_empty()
    };
    while !is_up() {
        std::thread::yield_now();
    }
    region.apply(&estate); // behind what the agent was doing
    assert_judged(&region);
}

#[test]
fn a_program_that_is_taken_off_is_put_back() {
    if !kernel_suite_or_skip("host-agent lost programs") {
        return;
    }
    let mut region = Region::start_that_only_listens();
    let estate = two_instances();
    let before = region.apply(&estate);
    let ifindex = before.enis.values().last().unwrap().ifindex;
    let links = PathBuf::from(format!("/run/kanmon/{}/bpf/links", region.tag));
    for hook in ["ingress", "egress"] {
        // The pin is all that holds the link, and so the program.
        let pin: &Path = &links.join(format!("{ifindex}_{hook}"));
        std::fs::remove_file(pin).unwrap();
        while !pin.exists() {
            std::thread::yield_now();
        }
        region.apply(&estate); // behind what the agent was doing
        assert_judged(&region);
    }
}
