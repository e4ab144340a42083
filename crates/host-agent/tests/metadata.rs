//! The metadata service as instances see it: whose metadata it is, with real packets.

mod region;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use estate::InstanceStatus;
use region::asking::{self, SERVICE, ask, ask_from, get, status, token};
use region::container::Container;
use region::role::{HOURS_6, role};
use region::{Estate, Region, probe};
use testkit::kernel_suite_or_skip;
use testkit::text::{basic, packet};

const ID: &str = "/latest/meta-data/instance-id";
const ROLE: &str = "/latest/meta-data/ram/security-credentials/";

/// Instances of one network that are told of themselves, and whose rules let nothing out.
fn network(instances: &[(&str, &str)]) -> Estate {
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-1", "egress 1 drop all * 0.0.0.0/0"));
    for (id, address) in instances {
        estate.instance(id, "vpc-1", &[address], &["sg-1"]);
        estate.tell(id, |_| {});
    }
    estate
}

#[test]
fn an_instance_reads_its_own_metadata_whatever_its_rules_say() {
    if !kernel_suite_or_skip("host-agent metadata") {
        return;
    }
    let mut estate = network(&[("i-a1", "10.0.0.5"), ("i-b1", "10.0.0.6")]);
    // Another network with the same addresses.
    estate.vpc("vpc-2", "10.0.0.0/16", None);
    estate.group("vpc-2", basic("sg-2", "egress 1 drop all * 0.0.0.0/0"));
    estate.instance("i-a2", "vpc-2", &["10.0.0.5"], &["sg-2"]);
    estate.tell("i-a2", |_| {});
    // A second ENI, and one of an instance that is told nothing.
    estate.eni("eni-more", "i-a1", "vpc-1", &["10.0.1.9"], &["sg-1"]);
    estate.instance("i-mute", "vpc-1", &["10.0.0.7"], &["sg-1"]);
    let mut region = Region::start();
    region.apply(&estate);
    for id in ["i-a1", "i-b1", "i-a2"] {
        let answer = get(&region, id, ID);
        assert_eq!((answer.status, answer.body.as_str()), (200, id));
    }
    let vpc = get(&region, "i-a2", "/2016-01-01/meta-data/vpc-id");
    assert_eq!(vpc.body, "vpc-2");
    let by_the_other = region.inside("i-a1", || {
        ask_from("10.0.1.9".parse().unwrap(), "GET", ID, &[])
    });
    assert_eq!(by_the_other.unwrap().body, "i-a1");
    // Nobody else is answered.
    for place in ["i-mute", "internet"] {
        assert_eq!(
            region.inside(place, || ask("GET", ID, &[])),
            None,
            "{place}"
        );
    }
}

#[test]
fn a_foreign_source_address_gets_no_answer() {
    if !kernel_suite_or_skip("host-agent metadata spoofing") {
        return;
    }
    let mut estate = network(&[("i-a", "10.0.0.5"), ("i-b", "10.0.0.6")]);
    let mut region = Region::start();
    region.apply(&estate);
    run_inside(&region, "i-a", "ip address add 10.0.0.6/32 dev eth0");
    let ask_as_the_other = |region: &Region| {
        region.inside("i-a", || {
            ask_from("10.0.0.6".parse().unwrap(), "GET", ID, &[])
        })
    };
    assert_eq!(ask_as_the_other(&region), None, "the hook drops it");
    // Without the check the request comes through, and its answer goes to the ENI that asked, or nowhere.
    estate.change_eni("eni-a", |eni| eni.source_dest_check = false);
    region.apply(&estate);
    let answer = ask_as_the_other(&region);
    assert_ne!(answer.map(|answer| answer.body), Some("i-b".to_owned()));
    // Nor does anybody answer in the name of the service.
    run_inside(&region, "i-a", "ip address add 100.100.100.200/32 dev lo");
    assert_eq!(get(&region, "i-b", ID).body, "i-b");
}

#[test]
fn a_container_behind_the_instance_gets_no_token_from_afar() {
    if !kernel_suite_or_skip("host-agent metadata hops") {
        return;
    }
    let mut estate = network(&[("i-a", "10.0.0.5")]);
    let mut region = Region::start();
    region.apply(&estate);
    let container = Container::behind(&region, "i-a");
    assert_eq!(
        container.inside(|| ask("GET", ID, &[])),
        None,
        "forwarded as it is"
    );
    container.translate(&region);
    let id = || container.inside(|| ask("GET", ID, &[]));
    assert_eq!(id().unwrap().body, "i-a", "one host, one identity");
    let put = || {
        let ttl = [("X-aliyun-ecs-metadata-token-ttl-seconds", "60")];
        container.inside(|| ask("PUT", "/latest/api/token", &ttl))
    };
    assert_eq!(
        put(),
        None,
        "the answer goes one hop, to the instance itself"
    );
    assert!(token(&region, "i-a").is_some());
    estate.change_told("i-a", |instance| instance.metadata.needs_token = true);
    region.apply(&estate);
    assert_eq!(
        id().unwrap().status,
        403,
        "and without a token there is nothing"
    );
    estate.change_told("i-a", |instance| instance.metadata.hop_limit = 2);
    region.apply(&estate);
    assert_eq!(put().unwrap().status, 200, "two hops are allowed");
}

#[test]
fn options_hold_from_the_next_request_on() {
    if !kernel_suite_or_skip("host-agent metadata options") {
        return;
    }
    let mut estate = network(&[("i-a", "10.0.0.5"), ("i-b", "10.0.0.6")]);
    let mut region = Region::start();
    region.apply(&estate);
    let of_a = token(&region, "i-a").unwrap();
    let of_b = token(&region, "i-b").unwrap();
    for (behaviour, token, expected) in [
        ("without a token", None, 200),
        ("with a token", Some(of_a.as_str()), 200),
        ("with another's", Some(&of_b), 401),
    ] {
        assert_eq!(status(&region, "i-a", ID, token), expected, "{behaviour}");
    }
    estate.change_told("i-a", |instance| instance.metadata.needs_token = true);
    region.apply(&estate);
    assert_eq!(status(&region, "i-a", ID, None), 403);
    assert_eq!(status(&region, "i-a", ID, Some(&of_a)), 200);
    assert_eq!(status(&region, "i-b", ID, None), 200, "its own option");
    estate.change_told("i-a", |instance| instance.metadata.is_enabled = false);
    region.apply(&estate);
    assert_eq!(status(&region, "i-a", ID, Some(&of_a)), 403);
    // By a proxy that says so.
    let forwarded = [
        ("X-aliyun-ecs-metadata-token-ttl-seconds", "60"),
        ("X-Forwarded-For", "10.9.9.9"),
    ];
    let answer = region.inside("i-b", || ask("PUT", "/latest/api/token", &forwarded));
    assert_eq!(answer.unwrap().status, 403);
}

#[test]
fn credentials_are_those_of_the_newest_state_and_go_with_the_role() {
    if !kernel_suite_or_skip("host-agent metadata roles") {
        return;
    }
    let mut estate = network(&[("i-a", "10.0.0.5"), ("i-b", "10.0.0.6")]);
    estate.tell("i-a", |told| {
        told.role = Some(role("worker", "one", HOURS_6))
    });
    let mut region = Region::start();
    region.apply(&estate);
    assert_eq!(get(&region, "i-a", ROLE).body, "worker");
    let set = get(&region, "i-a", &format!("{ROLE}worker")).body;
    for part in [
        "\"STS.one\"",
        "\"secret one\"",
        "\"session one\"",
        "\"Success\"",
    ] {
        assert!(set.contains(part), "{part} in {set}");
    }
    assert_eq!(get(&region, "i-b", ROLE).status, 404);
    assert_eq!(get(&region, "i-b", &format!("{ROLE}worker")).status, 404);
    // Renewed, replaced, too old, gone: without the word of a report, as the watch says it.
    estate.tell("i-a", |told| {
        told.role = Some(role("worker", "two", HOURS_6))
    });
    region.say(&estate);
    let set = get(&region, "i-a", &format!("{ROLE}worker")).body;
    assert!(set.contains("\"STS.two\""), "{set}");
    estate.tell("i-a", |told| told.role = Some(role("worker", "two", 60)));
    region.say(&estate);
    assert_eq!(get(&region, "i-a", &format!("{ROLE}worker")).status, 503);
    estate.tell("i-a", |told| {
        told.role = Some(role("other", "three", HOURS_6))
    });
    region.say(&estate);
    assert_eq!(get(&region, "i-a", ROLE).body, "other");
    assert_eq!(get(&region, "i-a", &format!("{ROLE}worker")).status, 404);
    estate.tell("i-a", |told| told.role = None);
    region.say(&estate);
    assert_eq!(get(&region, "i-a", ROLE).status, 404);
    assert_eq!(get(&region, "i-a", &format!("{ROLE}other")).status, 404);
}

#[test]
fn what_was_said_last_holds_while_the_control_plane_is_away() {
    if !kernel_suite_or_skip("host-agent metadata without a control plane") {
        return;
    }
    let minute = 60;
    let mut estate = network(&[("i-a", "10.0.0.5"), ("i-b", "10.0.0.6")]);
    estate.vpc("vpc-2", "10.1.0.0/16", None);
    estate.group("vpc-2", basic("sg-2", "1 accept tcp 80 10.1.0.5"));
    estate.instance("i-c", "vpc-2", &["10.1.0.5"], &["sg-2"]);
    estate.instance("i-d", "vpc-2", &["10.1.0.6"], &["sg-2"]);
    for (id, set, secs) in [("i-a", "long", HOURS_6), ("i-b", "short", 14 * minute)] {
        estate.tell(id, |told| told.role = Some(role("worker", set, secs)));
    }
    let mut region = Region::start();
    let before = region.apply(&estate);
    region.lose_control_plane();
    let path = format!("{ROLE}worker");
    for is_mended in [false, true] {
        if is_mended {
            // What is broken meanwhile is mended by what was said last.
            run_inside(&region, "i-d", "ip link delete eth0");
            let eni: cloud_id::EniId = "eni-d".parse().unwrap();
            region.wait_for(|now| {
                let generation = now.enis.get(&eni).map(|it| it.generation);
                generation.is_some() && generation != before.enis.get(&eni).map(|it| it.generation)
            });
        }
        assert_eq!(get(&region, "i-a", ID).body, "i-a");
        assert_eq!(get(&region, "i-a", ROLE).body, "worker");
        let set = get(&region, "i-a", &path);
        assert_eq!(set.status, 200);
        assert!(set.body.contains("\"STS.long\""), "{}", set.body);
        let token = token(&region, "i-a").unwrap();
        assert_eq!(status(&region, "i-a", &path, Some(&token)), 200);
        assert_eq!(get(&region, "i-b", &path).status, 503, "too little is left");
        for text in ["tcp 10.1.0.5 -> 10.1.0.6:80", "tcp 10.0.0.5 -> 10.0.0.6:80"] {
            let packet = packet(text);
            let is_second = text.starts_with("tcp 10.1");
            let (from, to) = if is_second {
                ("i-c", "i-d")
            } else {
                ("i-a", "i-b")
            };
            let expected = estate.accepts(from, to, &packet);
            assert_eq!(
                probe::passes(&region, from, to, &packet),
                expected,
                "{text}"
            );
        }
    }
    // It is back, and says what it has said before to an agent that goes on, and other sets.
    for id in ["i-a", "i-b"] {
        estate.tell(id, |told| told.role = Some(role("worker", "new", HOURS_6)));
    }
    region.start_agent();
    region.apply(&estate);
    for id in ["i-a", "i-b"] {
        let set = get(&region, id, &path).body;
        assert!(set.contains("\"STS.new\""), "{set}");
    }
    // Away again, the role stays as long as nobody says otherwise, and goes when somebody does.
    region.lose_control_plane();
    assert_eq!(get(&region, "i-a", ROLE).body, "worker");
    estate.tell("i-a", |told| told.role = None);
    region.start_agent();
    region.apply(&estate);
    assert_eq!(get(&region, "i-a", ROLE).status, 404);
}

#[test]
fn the_service_follows_enis_agents_and_networks_that_come_and_go() {
    if !kernel_suite_or_skip("host-agent metadata life") {
        return;
    }
    let mut estate = network(&[("i-a", "10.0.0.5"), ("i-b", "10.0.0.6")]);
    let mut region = Region::start();
    region.apply(&estate);
    // A connection of an ENI that goes to another instance.
    estate.eni("eni-moves", "i-a", "vpc-1", &["10.0.1.9"], &["sg-1"]);
    region.apply(&estate);
    let mut open = region.inside("i-a", || {
        asking::open("10.0.1.9".parse().unwrap()).expect("it is answered")
    });
    assert_eq!(asking::on(&mut open, "GET", ID).unwrap().body, "i-a");
    estate.move_eni("eni-moves", "i-b");
    region.apply(&estate);
    assert_eq!(
        asking::on(&mut open, "GET", ID),
        None,
        "the old one is over"
    );
    let moved = region.inside("i-b", || {
        ask_from("10.0.1.9".parse().unwrap(), "GET", ID, &[])
    });
    assert_eq!(moved.unwrap().body, "i-b");
    // Stopped and started.
    estate.set_status("i-a", InstanceStatus::Stopped);
    region.apply(&estate);
    assert_eq!(region.inside("i-a", || ask("GET", ID, &[])), None);
    estate.set_status("i-a", InstanceStatus::Running);
    region.apply(&estate);
    assert_eq!(get(&region, "i-a", ID).body, "i-a");
    // Replaced at once by another, which gets its slot.
    estate.delete_instance("i-a");
    estate.instance("i-c", "vpc-1", &["10.0.0.5"], &["sg-1"]);
    estate.tell("i-c", |_| {});
    region.apply(&estate);
    assert_eq!(get(&region, "i-c", ID).body, "i-c");
    // The whole network goes and comes back.
    let before = estate.clone();
    for id in ["i-b", "i-c"] {
        estate.delete_instance(id);
    }
    region.apply(&estate);
    region.apply(&before);
    assert_eq!(get(&region, "i-b", ID).body, "i-b");
    // The agent dies, and another finds what it left.
    region.kill_agent();
    assert_eq!(region.inside("i-b", || ask("GET", ID, &[])), None);
    region.start_agent();
    region.apply(&before);
    assert_eq!(get(&region, "i-b", ID).body, "i-b");
}

#[test]
fn an_external_device_is_served_too() {
    if !kernel_suite_or_skip("host-agent metadata of external devices") {
        return;
    }
    let mut region = Region::start();
    let (near, far) = (format!("kmx{}", region.tag), format!("kmy{}", region.tag));
    let guest = format!("kmg-{}", region.tag);
    let _made = Made(vec![
        format!("ip link delete {near}"),
        format!("ip netns delete {guest}"),
    ]);
    for command in [
        format!("ip netns add {guest}"),
        format!("ip link add {near} type veth peer name {far} address 02:00:00:00:00:77"),
        format!("ip link set {far} netns {guest} up"),
        format!("ip -n {guest} address add 10.0.0.9/24 dev {far}"),
        format!("ip -n {guest} route add default via 10.0.0.253"),
    ] {
        run(&command);
    }
    let mut estate = network(&[]);
    let mac = [2, 0, 0, 0, 0, 0x77];
    estate.external("i-x", &near, mac, "vpc-1", &["10.0.0.9"], &["sg-1"]);
    estate.tell("i-x", |_| {});
    region.apply(&estate);
    let answer = region::container::inside(&guest, || ask("GET", ID, &[]));
    assert_eq!(answer.unwrap().body, "i-x");
    region.remove();
}

#[test]
fn one_eni_that_floods_and_dawdles_costs_another_nothing() {
    if !kernel_suite_or_skip("host-agent metadata flood") {
        return;
    }
    let estate = network(&[("i-a", "10.0.0.5"), ("i-b", "10.0.0.6")]);
    let mut region = Region::start();
    region.apply(&estate);
    // Requests as fast as they go, on connections that go on: some get no more than 429.
    let mut statuses = Vec::new();
    region.inside("i-a", || {
        'all: for _ in 0..20 {
            let mut stream = asking::open(std::net::Ipv4Addr::UNSPECIFIED).unwrap();
            for _ in 0..100 {
                let Some(answer) = asking::on(&mut stream, "GET", ID) else {
                    continue 'all;
                };
                statuses.push(answer.status);
                if answer.status == 429 {
                    break 'all;
                }
            }
        }
    });
    assert_eq!(statuses.last(), Some(&429));
    assert!(
        statuses.len() > 400,
        "a burst of {} is allowed",
        statuses.len()
    );
    // More connections than it may have, each with half a request.
    let half: Vec<TcpStream> = region.inside("i-a", || {
        let half = (0..100).filter_map(|_| {
            let mut stream =
                TcpStream::connect_timeout(&SERVICE, Duration::from_millis(200)).ok()?;
            stream
                .write_all(b"GET /latest/meta-data/ HTTP/1.1\r\nX: ")
                .ok()?;
            Some(stream)
        });
        half.collect()
    });
    assert!(half.len() > 32, "{} wait", half.len());
    // The other one is answered all the while.
    for _ in 0..50 {
        assert_eq!(get(&region, "i-b", ID).body, "i-b");
    }
    // What is no request is told so, and what is too long.
    for (bytes, expected) in [
        (b"BREW\r\n\r\n".to_vec(), 400),
        (vec![b'a'; 9_000], 431),
        (b"GET / HTTP/3.0\r\n\r\n".to_vec(), 505),
    ] {
        let answer = region.inside("i-b", || {
            let mut stream = asking::open(std::net::Ipv4Addr::UNSPECIFIED).unwrap();
            stream.write_all(&bytes).unwrap();
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).unwrap();
            asking::read(&answer).unwrap()
        });
        assert_eq!(answer.status, expected);
    }
}

fn run_inside(region: &Region, place: &str, command: &str) {
    run(&format!(
        "ip netns exec km-{}-{place} {command}",
        region.tag
    ));
}

fn run(command: &str) {
    let mut words = command.split(' ');
    let done = Command::new(words.next().unwrap())
        .args(words)
        .output()
        .unwrap();
    let error = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{command}: {error}");
}

/// Takes away what a test made outside of its region.
struct Made(Vec<String>);

impl Drop for Made {
    fn drop(&mut self) {
        for command in &self.0 {
            let mut words = command.split(' ');
            let _ = Command::new(words.next().unwrap()).args(words).output();
        }
    }
}
