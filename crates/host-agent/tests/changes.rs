//! What happens to packets while rules change, while no agent runs, and when everything is removed.

mod region;

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::atomic::{AtomicBool, Ordering};

use dataplane::KernelObject;
use host_agent::{Config, Enforce, HostAgent, Sizes};
use region::{Estate, Over, Region, probe};
use testkit::kernel_suite_or_skip;
use testkit::text::{basic, packet};

#[test]
fn what_rules_agree_about_never_changes_while_they_change() {
    if !kernel_suite_or_skip("host-agent changes") {
        return;
    }
    let mut estate = two_instances("1 accept udp 82 10.0.0.0/16");
    let mut region = Region::start();
    region.apply(&estate);
    let open = |port: u16| {
        region.inside("i-b", move || {
            let at = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port);
            let socket = UdpSocket::bind(at).unwrap();
            socket.set_read_timeout(Some(probe::PATIENCE)).unwrap();
            socket
        })
    };
    let [first, second, always, never] = [80, 81, 82, 83].map(open);
    never.set_nonblocking(true).unwrap();
    let old_flow = client(&region);
    let new_flows: Vec<UdpSocket> = (0..400).map(|_| client(&region)).collect();
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        // A flow that was there before and flows that are new, all the time.
        let traffic = scope.spawn(|| {
            let mut sent = 0_u64;
            while !is_over.load(Ordering::Relaxed) {
                let other = &new_flows[sent as usize % new_flows.len()];
                for socket in [&old_flow, other] {
                    socket.send_to(&sent.to_ne_bytes(), to_b(83)).unwrap();
                    socket.send_to(&sent.to_ne_bytes(), to_b(82)).unwrap();
                    let mut word = [0; 8];
                    always
                        .recv(&mut word)
                        .expect("both sets of rules accept it");
                    assert_eq!(u64::from_ne_bytes(word), sent);
                }
                sent += 1;
            }
            sent
        });
        let over = Over(&is_over);
        for round in 0..120 {
            let (accepted, dropped) = if round % 2 == 0 {
                (&first, &second)
            } else {
                (&second, &first)
            };
            let ports = if round % 2 == 0 { (80, 81) } else { (81, 80) };
            let rules = format!(
                "1 accept udp 82 10.0.0.0/16
                 1 drop udp {} 10.0.0.5
                 2 accept udp 80-81 10.0.0.0/16",
                ports.1
            );
            estate.group("vpc-1", basic("sg-b", &rules));
            region.apply(&estate);
            // The same flows each time: they are judged again.
            for (port, socket) in [(ports.1, dropped), (ports.0, accepted)] {
                old_flow.send_to(&[round], to_b(port)).unwrap();
                let mut word = [0; 8];
                if port == ports.0 {
                    assert_eq!(socket.recv(&mut word).unwrap(), 1);
                    assert_eq!(word[0], round);
                } else {
                    socket.set_nonblocking(true).unwrap();
                    assert!(
                        socket.recv(&mut word).is_err(),
                        "round {round}: port {port} is shut"
                    );
                    socket.set_nonblocking(false).unwrap();
                }
            }
        }
        drop(over);
        let sent = traffic.join().unwrap();
        assert!(sent > 1_000, "only {sent} packets");
    });
    assert!(
        never.recv(&mut [0; 8]).is_err(),
        "neither set of rules accepts it"
    );
}

// holds: K3
#[test]
fn an_agent_may_go_and_come_back() {
    if !kernel_suite_or_skip("host-agent restart") {
        return;
    }
    let mut estate = two_instances("1 accept tcp 80 sg-a");
    estate.vpc("vpc-1", "10.0.0.0/16", Some("fd00:1::/56"));
    estate.eip("203.0.113.9", "i-b");
    let mut region = Region::start();
    let before = region.apply(&estate);
    let objects = pinned(&region);
    let (mut near, mut far) = connection(&region, 80);
    talk(&mut near, &mut far);

    region.kill_agent();
    talk(&mut near, &mut far);
    let (accepted, dropped) = (
        packet("tcp 10.0.0.5 -> 10.0.1.6:80"),
        packet("tcp 10.0.0.5 -> 10.0.1.6:81"),
    );
    let verdicts = |region: &Region| {
        [&accepted, &dropped].map(|packet| probe::passes(region, "i-a", "i-b", packet))
    };
    assert_eq!(verdicts(&region), [true, false], "without an agent");

    region.start_agent();
    let after = region.wait_for(|report| report.applied_revision == before.applied_revision);
    assert_eq!(after.problems, []);
    assert_eq!(
        after.enis, before.enis,
        "the same devices under the same policy"
    );
    assert_eq!(
        pinned(&region),
        objects_with_new_programs(&objects, &pinned(&region))
    );
    talk(&mut near, &mut far);
    assert_eq!(verdicts(&region), [true, false], "with the next agent");

    // What was desired meanwhile is done by the next agent: another group as the peer, which leaves the
    // table as it was and changes only who is meant.
    region.kill_agent();
    estate.group("vpc-1", basic("sg-b", "1 accept tcp 80 sg-other"));
    let revision = region.say(&estate);
    talk(&mut near, &mut far);
    region.start_agent();
    let report = region.wait_for(|report| report.applied_revision == revision);
    assert_eq!(report.problems, []);
    assert_eq!(verdicts(&region), [false, false]);
    near.write_all(b"cut").unwrap();
    far.set_read_timeout(Some(probe::PATIENCE)).unwrap();
    assert!(
        far.read(&mut [0; 8]).is_err(),
        "a flow that the rules no longer accept is cut"
    );

    // An agent that is not told anything yet leaves everything as it is.
    region.kill_agent();
    region.start_agent_without_news();
    assert_eq!(verdicts(&region), [false, false]);
    region.kill_agent();
    assert_eq!(pinned(&region).len(), objects.len());

    // A join while nobody watches.
    region.kill_agent();
    estate.change_eni("eni-a", |eni| eni.groups.push("sg-other".parse().unwrap()));
    let revision = region.say(&estate);
    region.start_agent();
    region.wait_for(|report| report.applied_revision == revision);
    assert_eq!(verdicts(&region), [true, false]);
}

#[test]
fn a_change_of_one_thing_leaves_the_others_alone() {
    if !kernel_suite_or_skip("host-agent differences") {
        return;
    }
    let mut estate = two_instances("1 accept tcp 80 10.0.0.5");
    let mut region = Region::start();
    let before = region.apply(&estate);
    let again = region.apply(&estate);
    assert_eq!(again.enis, before.enis, "nothing was to do");
    estate.group(
        "vpc-1",
        basic("sg-b", "1 accept tcp 80 10.0.0.5\n1 accept tcp 81 10.0.0.5"),
    );
    let after = region.apply(&estate);
    let (a, b) = ("eni-a".parse().unwrap(), "eni-b".parse().unwrap());
    assert_eq!(
        after.enis[&a], before.enis[&a],
        "the other ENI is not judged anew"
    );
    assert_ne!(after.enis[&b].generation, before.enis[&b].generation);
    // Timeouts are of new flows; they are no reason to judge live ones again.
    estate.change_eni("eni-b", |eni| eni.connection_tracking.udp_secs = 60);
    assert_eq!(region.apply(&estate).enis, after.enis);
}

#[test]
fn a_set_of_rules_that_does_not_fit_leaves_the_one_before_in_force() {
    if !kernel_suite_or_skip("host-agent refusal") {
        return;
    }
    let mut estate = two_instances("1 accept tcp 80 10.0.0.5");
    let mut region = Region::start();
    region.apply(&estate);
    let many: String = (0..1_001)
        .map(|port| format!("1 drop tcp {} 0.0.0.0/0\n", 1 + port))
        .collect();
    estate.group("vpc-1", basic("sg-b", &many));
    let revision = region.say(&estate);
    let report = region.wait_for(|report| report.applied_revision == revision);
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert!(
        report.problems[0].message.contains("1001 rules"),
        "{:?}",
        report.problems
    );
    assert!(probe::passes(
        &region,
        "i-a",
        "i-b",
        &packet("tcp 10.0.0.5 -> 10.0.1.6:80")
    ));
    estate.group("vpc-1", basic("sg-b", "1 accept tcp 81 10.0.0.5"));
    region.apply(&estate);
    assert!(!probe::passes(
        &region,
        "i-a",
        "i-b",
        &packet("tcp 10.0.0.5 -> 10.0.1.6:80")
    ));
}

#[test]
fn a_device_that_somebody_takes_down_or_away_is_brought_back() {
    if !kernel_suite_or_skip("host-agent repair") {
        return;
    }
    let estate = two_instances("1 accept tcp 80 10.0.0.5");
    let mut region = Region::start();
    region.apply(&estate);
    let router = format!("km-{}-r1", region.tag);
    let ip = |arguments: &[&str]| {
        let status = std::process::Command::new("ip")
            .args(["-n", &router])
            .args(arguments)
            .status();
        assert!(status.unwrap().success());
    };
    for damage in [
        &["link", "set", "eni1", "down"][..],
        &["link", "del", "eni1"],
        &["route", "flush", "proto", "107"],
    ] {
        ip(damage);
        region.kill_agent();
        region.start_agent();
        region.wait_for(|report| report.enis.len() == 2 && report.problems.is_empty());
        let passes = probe::passes(
            &region,
            "i-a",
            "i-b",
            &packet("tcp 10.0.0.5 -> 10.0.1.6:80"),
        );
        assert!(passes, "after {damage:?}");
        let shut = probe::passes(
            &region,
            "i-a",
            "i-b",
            &packet("tcp 10.0.0.5 -> 10.0.1.6:81"),
        );
        assert!(!shut, "after {damage:?}");
    }
}

#[test]
fn an_agent_copes_with_what_a_crash_left() {
    if !kernel_suite_or_skip("host-agent crash") {
        return;
    }
    let mut estate = two_instances("1 accept tcp 80 10.0.0.5");
    let mut region = Region::start();
    region.apply(&estate);
    let works = |region: &Region| {
        let report = region.wait_for(|report| report.enis.len() == 3);
        assert_eq!(report.problems, []);
        [80, 81].map(|port| {
            let packet = packet(&format!("tcp 10.0.0.5 -> 10.0.1.6:{port}"));
            probe::passes(region, "i-a", "i-b", &packet)
        })
    };
    // The numbers are lost, and an instance that comes first in the list takes the first slot.
    region.kill_agent();
    std::fs::remove_file(format!("/run/kanmon/{}/numbers.json", region.tag)).unwrap();
    estate.instance("i-0", "vpc-1", &["10.0.0.4"], &["sg-a"]);
    region.say(&estate);
    region.start_agent();
    assert_eq!(works(&region), [true, false], "without numbers");
    // A namespace was named and not made.
    region.kill_agent();
    std::fs::write(format!("/run/netns/km-{}-i-c", region.tag), "").unwrap();
    estate.instance("i-c", "vpc-1", &["10.0.0.7"], &["sg-a"]);
    region.say(&estate);
    region.start_agent();
    let report = region.wait_for(|report| report.enis.len() == 4);
    assert_eq!(report.problems, []);
    // A device was made, and nothing else.
    region.kill_agent();
    let router = format!("km-{}-r1", region.tag);
    let arguments = "link add eni4 index 4100 type veth peer name eth9";
    let ip = std::process::Command::new("ip")
        .args(["-n", &router])
        .args(arguments.split(' '))
        .status();
    assert!(ip.unwrap().success());
    estate.delete_instance("i-c");
    estate.instance("i-d", "vpc-1", &["10.0.0.8"], &["sg-a"]);
    estate.instance("i-e", "vpc-1", &["10.0.0.9"], &["sg-a"]);
    region.say(&estate);
    region.start_agent();
    let report = region.wait_for(|report| report.enis.len() == 5);
    assert_eq!(report.problems, []);
    assert!(probe::passes(
        &region,
        "i-d",
        "i-e",
        &packet("tcp 10.0.0.8 -> 10.0.0.9:80")
    ));
}

#[test]
fn the_doctor_finds_nothing_wrong_where_these_tests_run() {
    if !kernel_suite_or_skip("host-agent doctor") {
        return;
    }
    let items = host_agent::doctor();
    let ill: Vec<_> = items.iter().filter(|item| !item.is_fine).collect();
    assert!(ill.is_empty(), "{ill:?}");
    assert!(items.len() >= 7, "{items:?}");
    let name = format!("km-doctor-{}", std::process::id());
    assert!(!std::fs::exists(format!("/run/netns/{name}")).unwrap());
    assert!(!std::fs::exists(format!("/run/kanmon/{name}")).unwrap());
}

#[test]
fn an_agent_that_enforces_nothing_agrees_with_everything_and_makes_nothing() {
    let tag: host_agent::Tag = "ffff".parse().unwrap();
    let (desired, receiver) =
        tokio::sync::watch::channel(std::sync::Arc::new(two_instances("").state()));
    let config = Config {
        tag: tag.clone(),
        enforce: Enforce::Nothing,
        sizes: Sizes::default(),
        look_again: host_agent::LOOK_AGAIN,
        identity: None,
    };
    let (sender, reports) = std::sync::mpsc::channel();
    let agent =
        HostAgent::start(config, receiver, move |report| drop(sender.send(report))).unwrap();
    let state = host_api::DesiredState {
        revision: 7,
        ..two_instances("").state()
    };
    desired.send_replace(std::sync::Arc::new(state));
    let report = reports.recv().unwrap();
    assert_eq!((report.applied_revision, report.enis.len()), (7, 0));
    agent.stop();
    assert_eq!(host_agent::teardown(&tag), host_agent::Removed::default());
}

#[test]
fn a_teardown_leaves_nothing() {
    if !kernel_suite_or_skip("host-agent teardown") {
        return;
    }
    let mut estate = two_instances("1 accept tcp 80 sg-a");
    estate.eip("203.0.113.9", "i-b");
    let mut region = Region::start();
    region.apply(&estate);
    let path = format!("km-{}-i-a", region.tag);
    let arguments = ["netns", "exec", &path, "sleep", "1000"];
    let mut sleeper = std::process::Command::new("ip")
        .args(arguments)
        .spawn()
        .unwrap();
    region.wait_until_inside("i-a", sleeper.id());
    let objects = pinned(&region);
    assert!(objects.len() > 20, "{objects:?}");
    let links = host_links();
    let removed = region.remove();
    assert_eq!(removed.left, Vec::<String>::new());
    assert!(!sleeper.wait().unwrap().success());
    for part in [
        "namespace",
        "device eni0",
        "device uplink",
        "links, programs and maps",
    ] {
        assert!(
            removed.removed.iter().any(|it| it.contains(part)),
            "{part}: {:?}",
            removed.removed
        );
    }
    assert_eq!(objects.intersection(&KernelObject::all()).count(), 0);
    assert!(!std::fs::exists(format!("/run/kanmon/{}", region.tag)).unwrap());
    let names = std::fs::read_dir("/run/netns")
        .unwrap()
        .map(|it| it.unwrap().file_name());
    let mine = format!("km-{}-", region.tag);
    assert_eq!(
        names
            .filter(|it| it.to_string_lossy().starts_with(&mine))
            .count(),
        0
    );
    assert_eq!(host_links().difference(&links).count(), 0);
    let again = host_agent::teardown(&region.tag);
    assert_eq!(
        again,
        host_agent::Removed::default(),
        "there is nothing to remove any more"
    );
}

fn two_instances(rules_of_b: &str) -> Estate {
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-a", ""));
    estate.group("vpc-1", basic("sg-other", ""));
    estate.group("vpc-1", basic("sg-b", rules_of_b));
    estate.instance("i-a", "vpc-1", &["10.0.0.5"], &["sg-a"]);
    estate.instance("i-b", "vpc-1", &["10.0.1.6"], &["sg-b"]);
    estate
}

fn to_b(port: u16) -> SocketAddr {
    SocketAddr::new(IpAddr::from([10, 0, 1, 6]), port)
}

fn client(region: &Region) -> UdpSocket {
    region.inside("i-a", || UdpSocket::bind("0.0.0.0:0").unwrap())
}

fn connection(region: &Region, port: u16) -> (TcpStream, TcpStream) {
    let at = SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port);
    let listener = region.inside("i-b", || TcpListener::bind(at).unwrap());
    let source = IpAddr::from([10, 0, 0, 5]);
    let near = region.inside("i-a", || {
        probe::connect(source, to_b(port), probe::PATIENCE)
    });
    (near.expect("a rule accepts"), listener.accept().unwrap().0)
}

/// A word there and a word back over a connection that was opened before.
fn talk(near: &mut TcpStream, far: &mut TcpStream) {
    say(near, far);
    say(far, near);
}

fn say(from: &mut TcpStream, to: &mut TcpStream) {
    from.write_all(b"word").unwrap();
    let mut word = [0; 4];
    to.set_read_timeout(Some(probe::PATIENCE)).unwrap();
    to.read_exact(&mut word).expect("the flow lives");
    assert_eq!(&word, b"word");
}

fn pinned(region: &Region) -> BTreeSet<KernelObject> {
    KernelObject::pinned_in(format!("/run/kanmon/{}/bpf", region.tag).as_ref())
}

/// Links and maps as they were; the programs in the links are those of the new agent.
fn objects_with_new_programs(
    before: &BTreeSet<KernelObject>,
    now: &BTreeSet<KernelObject>,
) -> BTreeSet<KernelObject> {
    let is_program = |object: &&KernelObject| matches!(object, KernelObject::Program(_));
    let kept = before.iter().filter(|object| !is_program(object));
    kept.chain(now.iter().filter(is_program)).copied().collect()
}

fn host_links() -> BTreeSet<String> {
    let names = std::fs::read_dir("/sys/class/net").unwrap();
    names
        .map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
        .collect()
}
