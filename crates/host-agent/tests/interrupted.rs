//! An agent that is killed in the middle of a change: the next one finishes what the change was for.

mod region;

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::Command;

use dataplane::Dataplane;
use dataplane_abi::EniLine;
use region::{Estate, Region, probe};
use testkit::kernel_suite_or_skip;
use testkit::text::{advanced, basic};

const NARROW: &str = "1 accept tcp 81 10.0.0.5";
const WIDE: &str = "1 accept tcp 80 10.0.0.5";

#[test]
fn a_kill_between_tables_and_generation_leaves_no_flow_that_the_rules_refuse() {
    if !kernel_suite_or_skip("host-agent interrupted policies") {
        return;
    }
    let mut estate = two_instances(NARROW);
    let mut region = Region::start();
    region.apply(&estate);
    let narrow = line_of_b(&region);
    estate.group("vpc-1", advanced("sg-b", WIDE));
    region.apply(&estate);
    let (mut near, mut far) = connection(&region);

    // The next agent is killed when it has written the tables of the narrow rules, but not the generation. A
    // packet came just before, and its flow has whatever the line says.
    estate.group("vpc-1", advanced("sg-b", NARROW));
    region.kill_agent();
    region.say(&estate);
    let wide = line_of_b(&region);
    let between = EniLine {
        generation: wide.generation + 1,
        ..wide
    };
    set_line_of_b(&region, &between);
    near.write_all(b"hello").unwrap();
    far.read_exact(&mut [0; 5]).unwrap();
    set_line_of_b(
        &region,
        &EniLine {
            tables: narrow.tables,
            ..between
        },
    );
    region.start_agent();
    region.wait_for(|report| report.enis.len() == 2 && report.problems.is_empty());
    assert_eq!(
        line_of_b(&region).tables,
        narrow.tables,
        "there was nothing left to write"
    );
    near.write_all(b"cut").unwrap();
    assert!(far.read(&mut [0; 8]).is_err(), "the flow is judged again");
}

#[test]
fn a_kill_between_addresses_and_epoch_leaves_no_flow_that_membership_refuses() {
    if !kernel_suite_or_skip("host-agent interrupted memberships") {
        return;
    }
    let estate = two_instances("1 accept tcp 80 sg-a");
    let mut region = Region::start();
    region.apply(&estate);
    region.kill_agent();
    let before = dataplane_of(&region).epoch();
    region.start_agent();
    region.wait_for(|report| report.enis.len() == 2 && report.problems.is_empty());
    region.kill_agent();
    assert_ne!(
        dataplane_of(&region).epoch(),
        before,
        "whether the one before came to count its last change, nobody knows"
    );
}

#[test]
fn a_device_made_anew_does_not_continue_the_generations_of_the_one_before() {
    if !kernel_suite_or_skip("host-agent generations") {
        return;
    }
    let mut estate = two_instances(WIDE);
    let mut region = Region::start();
    region.apply(&estate);
    let before = line_of_b(&region);
    // The device is broken and the rules are changed while no agent runs.
    region.kill_agent();
    let router = format!("km-{}-r1", region.tag);
    let ip = Command::new("ip")
        .args(["-n", &router, "link", "del", "eni1"])
        .status();
    assert!(ip.unwrap().success());
    estate.group("vpc-1", advanced("sg-b", NARROW));
    region.say(&estate);
    region.start_agent();
    region.wait_for(|report| report.enis.len() == 2 && report.problems.is_empty());
    let after = line_of_b(&region);
    assert_eq!(after.eni, before.eni, "flows of before are its flows");
    assert_ne!(
        after.generation, before.generation,
        "and are judged by the new rules"
    );
}

#[test]
fn a_number_that_live_flows_know_is_given_to_nobody_even_when_the_numbers_are_lost() {
    if !kernel_suite_or_skip("host-agent lost numbers") {
        return;
    }
    let mut estate = two_instances(WIDE);
    let mut region = Region::start();
    region.apply(&estate);
    let (_near, _far) = connection(&region);
    let gone = line_of_b(&region).eni;
    estate.delete_instance("i-b");
    region.apply(&estate);
    region.kill_agent();
    std::fs::remove_file(format!("/run/kanmon/{}/numbers.json", region.tag)).unwrap();
    region.start_agent();
    region.wait_for(|report| report.enis.len() == 1 && report.problems.is_empty());
    let lines = dataplane_of(&region).eni_lines();
    let numbers: Vec<u32> = lines.iter().map(|(_, line)| line.eni).collect();
    assert!(
        numbers.iter().all(|&number| number > gone),
        "{numbers:?} after {gone}"
    );
}

#[test]
fn an_external_device_whose_name_is_taken_is_given_back_all_the_same() {
    if !kernel_suite_or_skip("host-agent external devices") {
        return;
    }
    let device = format!("kmx{}", std::process::id());
    let ip = |arguments: &str| {
        let status = Command::new("ip").args(arguments.split(' ')).status();
        assert!(status.unwrap().success(), "{arguments}");
    };
    let about = |device: &str, what: &str| {
        let text = std::fs::read_to_string(format!("/sys/class/net/{device}/{what}"));
        text.map(|text| text.trim().to_owned())
    };
    let mac = [0x02, 0, 0, 0, 9, 9];
    ip(&format!("link add {device} type veth peer name {device}p"));
    let index = about(&device, "ifindex").unwrap();
    let mut estate = two_instances(WIDE);
    estate.external("i-vm", &device, mac, "vpc-1", &["10.0.0.9"], &["sg-a"]);
    let mut region = Region::start();
    region.apply(&estate);
    // Somebody gives its name to another device.
    ip(&format!("link add {device} type veth peer name {device}q"));
    estate.delete_instance("i-vm");
    region.apply(&estate);
    let alias = about(&format!("km{index}"), "ifalias");
    let others = about(&device, "ifalias");
    ip(&format!("link del {device}"));
    ip(&format!("link del {device}p"));
    assert_eq!(
        alias.unwrap(),
        format!("kanmon: external device {index} {device} down")
    );
    assert_eq!(others.unwrap(), "", "the other device is not touched");
}

fn two_instances(rules: &str) -> Estate {
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-a", ""));
    estate.group("vpc-1", advanced("sg-b", rules));
    estate.instance("i-a", "vpc-1", &["10.0.0.5"], &["sg-a"]);
    estate.instance("i-b", "vpc-1", &["10.0.1.6"], &["sg-b"]);
    estate
}

/// A connection from `i-a` to port 80 of `i-b` that has carried something.
fn connection(region: &Region) -> (TcpStream, TcpStream) {
    let at = SocketAddr::new(Ipv4Addr::new(10, 0, 1, 6).into(), 80);
    let listener = region.inside("i-b", || TcpListener::bind(at).unwrap());
    let source = Ipv4Addr::new(10, 0, 0, 5).into();
    let near = region.inside("i-a", || probe::connect(source, at, probe::PATIENCE));
    let mut near = near.expect("the rules accept it");
    let (mut far, _) = listener.accept().unwrap();
    far.set_read_timeout(Some(probe::PATIENCE)).unwrap();
    near.write_all(b"hello").unwrap();
    far.read_exact(&mut [0; 5]).unwrap();
    (near, far)
}

/// The dataplane of a region, beside its agent or without one.
fn dataplane_of(region: &Region) -> Dataplane {
    let pins = format!("/run/kanmon/{}/bpf", region.tag);
    Dataplane::open(Path::new(&pins), region::SMALL).unwrap()
}

/// `eni-b` is the second ENI.
fn line_of_b(region: &Region) -> EniLine {
    dataplane_of(region).eni_line(1).unwrap()
}

fn set_line_of_b(region: &Region, line: &EniLine) {
    dataplane_of(region).set_eni_line(1, line).unwrap();
}
