//! Networks: several VPCs, the way to the internet, devices that were there before, and instances that stop,
//! start and move.

mod region;

use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, UdpSocket};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use estate::InstanceStatus;
use region::{Estate, Over, Region, probe};
use testkit::kernel_suite_or_skip;
use testkit::text::{basic, packet};

#[test]
fn vpcs_with_the_same_addresses_do_not_meet() {
    if !kernel_suite_or_skip("host-agent VPCs") {
        return;
    }
    let mut estate = Estate::default();
    for vpc in ["vpc-1", "vpc-2"] {
        estate.vpc(vpc, "10.0.0.0/16", None);
    }
    estate.group("vpc-1", basic("sg-open", "1 accept tcp 80 0.0.0.0/0"));
    estate.group("vpc-2", basic("sg-shut", "1 accept tcp 81 sg-shut"));
    estate.instance("i-a1", "vpc-1", &["10.0.0.5"], &["sg-open"]);
    estate.instance("i-b1", "vpc-1", &["10.0.0.6"], &["sg-open"]);
    estate.instance("i-a2", "vpc-2", &["10.0.0.5"], &["sg-shut"]);
    estate.instance("i-b2", "vpc-2", &["10.0.0.6"], &["sg-shut"]);
    estate.instance("i-c2", "vpc-2", &["10.0.0.7"], &["sg-shut"]);
    // One more network, in which nobody listens.
    estate.vpc("vpc-3", "10.0.0.0/16", None);
    estate.group("vpc-3", basic("sg-far", ""));
    estate.instance("i-a3", "vpc-3", &["10.0.0.5"], &["sg-far"]);
    let mut region = Region::start();
    region.apply(&estate);
    for (from, to, text, expected) in [
        ("i-a1", "i-b1", "tcp 10.0.0.5 -> 10.0.0.6:80", true),
        ("i-a2", "i-b2", "tcp 10.0.0.5 -> 10.0.0.6:80", true), // inner access
        ("i-a1", "i-b2", "tcp 10.0.0.5 -> 10.0.0.6:81", false), // refused by the i-b1 that it reaches
        ("i-a1", "i-c2", "tcp 10.0.0.5 -> 10.0.0.7:80", false),
        ("i-a3", "i-b1", "tcp 10.0.0.5 -> 10.0.0.6:80", false),
    ] {
        assert_eq!(
            probe::passes(&region, from, to, &packet(text)),
            expected,
            "{from} {to} {text}"
        );
    }
}

#[test]
fn an_eip_is_reached_from_the_internet_and_reaches_it() {
    if !kernel_suite_or_skip("host-agent EIPs") {
        return;
    }
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", Some("fd00:1::/56"));
    estate.group(
        "vpc-1",
        basic(
            "sg-web",
            "1 accept tcp 80 198.51.100.0/24
             1 accept icmp * 198.51.100.7
             1 accept tcp 80 2001:db8::/64
             egress 1 drop udp 53 198.51.100.0/24",
        ),
    );
    estate.instance("i-web", "vpc-1", &["10.0.0.5", "fd00:1::5"], &["sg-web"]);
    estate.instance("i-inside", "vpc-1", &["10.0.0.6"], &["sg-web"]);
    estate.eip("203.0.113.9", "i-web");
    let mut region = Region::start();
    region.apply(&estate);
    add_to_loopback(
        &region,
        "internet",
        &["198.51.100.7/32", "192.0.2.7/32", "2001:db8::7/128"],
    );
    for (from, to, text, expected) in [
        (
            "internet",
            "i-web",
            "tcp 198.51.100.7 -> 203.0.113.9:80",
            true,
        ),
        (
            "internet",
            "i-web",
            "tcp 192.0.2.7 -> 203.0.113.9:80",
            false,
        ),
        (
            "internet",
            "i-web",
            "tcp 198.51.100.7 -> 203.0.113.9:81",
            false,
        ),
        (
            "internet",
            "i-web",
            "icmp 198.51.100.7 -> 203.0.113.9",
            true,
        ),
        (
            "internet",
            "i-web",
            "tcp 2001:db8::7 -> [fd00:1::5]:80",
            true,
        ),
        (
            "internet",
            "i-web",
            "tcp 2001:db8::7 -> [fd00:1::5]:81",
            false,
        ),
        // Outwards: what arrives comes from the EIP.
        (
            "i-web",
            "internet",
            "tcp 203.0.113.9 -> 198.51.100.7:443",
            true,
        ),
        (
            "i-web",
            "internet",
            "udp 203.0.113.9 -> 198.51.100.7:53",
            false,
        ),
        (
            "i-web",
            "internet",
            "udp 203.0.113.9 -> 198.51.100.7:54",
            true,
        ),
        // Without an EIP there is no way.
        (
            "i-inside",
            "internet",
            "tcp 10.0.0.6 -> 198.51.100.7:443",
            false,
        ),
        (
            "internet",
            "i-web",
            "tcp 198.51.100.7 -> 10.0.0.5:80",
            false,
        ),
    ] {
        assert_eq!(
            probe::passes(&region, from, to, &packet(text)),
            expected,
            "{text}"
        );
    }
    estate.delete_eips();
    region.apply(&estate);
    let gone = packet("tcp 198.51.100.7 -> 203.0.113.9:80");
    assert!(!probe::passes(&region, "internet", "i-web", &gone));
    estate.eip("203.0.113.9", "i-inside");
    region.apply(&estate);
    assert!(
        probe::passes(&region, "internet", "i-inside", &gone),
        "the EIP has moved"
    );
}

#[test]
fn a_device_that_was_there_before_becomes_an_eni_and_comes_back() {
    if !kernel_suite_or_skip("host-agent external devices") {
        return;
    }
    // The far end plays a virtual machine: in a namespace of its own, with its own settings.
    let device = format!("kmt{}", std::process::id() % 100_000);
    let machine = format!("{device}vm");
    let _cleanup = Cleanup(machine.clone(), device.clone());
    let ip = |arguments: &str| {
        let output = Command::new("ip")
            .args(arguments.split_whitespace())
            .output()
            .unwrap();
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "ip {arguments}: {error}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    ip(&format!("netns add {machine}"));
    ip(&format!(
        "link add {device} type veth peer name eth0 address 00:16:3e:77:00:01 netns {machine}"
    ));
    ip(&format!("link set {device} alias of_a_machine up"));
    for address in ["192.0.2.77/24", "192.0.2.78/32", "2001:db8:77::1/64"] {
        ip(&format!("addr add {address} dev {device}"));
    }
    // All that there is to see of it, but for what moves by itself.
    let shown = || {
        let shown = ip(&format!("-o addr show dev {device}"));
        let lines = shown.lines().filter(|line| !line.contains("fe80::"));
        let lines = lines.map(|line| line.replace(" tentative", ""));
        let mut shown: Vec<String> = lines.collect();
        let link = ip(&format!("link show dev {device}"));
        assert!(link.contains("alias of_a_machine"), "{link}");
        assert!(
            link.split(['<', '>']).nth(1).unwrap().contains("UP"),
            "{link}"
        );
        shown.sort();
        shown
    };
    let before = shown();
    ip(&format!("-n {machine} addr add 10.0.0.9/24 dev eth0"));
    ip(&format!("-n {machine} link set lo up"));
    ip(&format!("-n {machine} link set eth0 up"));
    ip(&format!("-n {machine} route add default via 10.0.0.253"));

    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-1", "1 accept tcp 80 10.0.0.5"));
    estate.group("vpc-1", basic("sg-2", "egress 1 drop tcp 81 0.0.0.0/0"));
    estate.instance("i-a", "vpc-1", &["10.0.0.5"], &["sg-2"]);
    let mac = [0x00, 0x16, 0x3e, 0x77, 0, 1];
    estate.external("i-vm", &device, mac, "vpc-1", &["10.0.0.9"], &["sg-1"]);
    let mut region = Region::start();
    region.apply(&estate);
    assert!(
        !ip("-o link").contains(&format!("{device}@")),
        "it is no longer the host's"
    );

    let listener = |port: u16| {
        inside(&machine, move || {
            TcpListener::bind(SocketAddr::new(Ipv4Addr::UNSPECIFIED.into(), port)).unwrap()
        })
    };
    let (_web, _other) = (listener(80), listener(81));
    let reaches = |port: u16| {
        let at = SocketAddr::new(Ipv4Addr::new(10, 0, 0, 9).into(), port);
        let source = IpAddr::from([10, 0, 0, 5]);
        region
            .inside("i-a", || probe::connect(source, at, probe::PATIENCE))
            .is_some()
    };
    assert!(reaches(80), "a rule accepts");
    assert!(!reaches(81), "an egress rule drops");

    region.kill_agent();
    region.start_agent();
    region.wait_for(|report| report.enis.len() == 2 && report.problems.is_empty());
    estate.delete_instance("i-vm");
    region.apply(&estate);
    assert!(
        ip("-o link").contains(&format!("{device}@")),
        "it is the host's again"
    );
    assert_eq!(shown(), before);

    estate.external(
        "i-vm",
        "kmt-not-there",
        mac,
        "vpc-1",
        &["10.0.0.9"],
        &["sg-1"],
    );
    let revision = region.say(&estate);
    let report = region.wait_for(|report| report.applied_revision == revision);
    assert_eq!(report.problems.len(), 1, "{:?}", report.problems);
    assert_eq!(report.problems[0].subject, "eni-vm");
    estate.delete_instance("i-vm");
    estate.external("i-vm", &device, mac, "vpc-1", &["10.0.0.9"], &["sg-1"]);
    region.apply(&estate);
    let removed = region.remove();
    assert_eq!(removed.left, Vec::<String>::new());
    assert!(
        ip("-o link").contains(&format!("{device}@")),
        "a teardown gives it back too"
    );
    assert_eq!(shown(), before);
}

// holds: K4
#[test]
fn a_device_is_never_seen_up_without_its_programs() {
    if !kernel_suite_or_skip("host-agent devices") {
        return;
    }
    let mut region = Region::start();
    let router = format!("km-{}-r1", region.tag);
    let links = format!("/run/kanmon/{}/bpf/links", region.tag);
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut seen = std::collections::BTreeSet::new();
            loop {
                let is_last = is_over.load(Ordering::Relaxed);
                let arguments = ["-n", &router, "-o", "link", "show", "up"];
                let listed = Command::new("ip").args(arguments).output().unwrap();
                let text = String::from_utf8_lossy(&listed.stdout).into_owned();
                // A device seen up has had its programs before, so looking for them later is fair.
                for index in text
                    .lines()
                    .filter_map(|line| line.split(':').next()?.parse::<u32>().ok())
                {
                    if index < 4096 || seen.contains(&index) {
                        continue;
                    }
                    for hook in ["ingress", "egress"] {
                        let pin = format!("{links}/{index}_{hook}");
                        assert!(
                            std::fs::exists(&pin).unwrap(),
                            "device {index} is up without {hook}"
                        );
                    }
                    seen.insert(index);
                }
                if is_last {
                    return seen.len();
                }
            }
        });
        let over = Over(&is_over);
        let mut estate = Estate::default();
        estate.vpc("vpc-1", "10.0.0.0/16", None);
        estate.group("vpc-1", basic("sg-1", ""));
        for number in 1..=12 {
            let address = format!("10.0.0.{number}");
            estate.instance(&format!("i-{number}"), "vpc-1", &[&address], &["sg-1"]);
            region.apply(&estate);
        }
        drop(over);
        assert!(watcher.join().unwrap() >= 12, "the watcher saw the devices");
    });
}

#[test]
fn an_address_of_the_network_that_nobody_has_is_no_address_of_the_internet() {
    if !kernel_suite_or_skip("host-agent uplink sources") {
        return;
    }
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-1", "1 accept udp 80 10.0.0.0/8"));
    estate.instance("i-web", "vpc-1", &["10.0.0.5"], &["sg-1"]);
    estate.eip("203.0.113.9", "i-web");
    let mut region = Region::start();
    region.apply(&estate);
    add_to_loopback(&region, "internet", &["10.0.9.9/32", "10.1.9.9/32"]);
    // One way only: there is no way back to an address that nobody has.
    let server = region.inside("i-web", || UdpSocket::bind("10.0.0.5:80").unwrap());
    server.set_read_timeout(Some(probe::PATIENCE)).unwrap();
    for (source, expected) in [("10.1.9.9:0", true), ("10.0.9.9:0", false)] {
        let client = region.inside("internet", || UdpSocket::bind(source).unwrap());
        client.send_to(b"hello", "203.0.113.9:80").unwrap();
        assert_eq!(server.recv(&mut [0; 8]).is_ok(), expected, "{source}");
    }
}

#[test]
fn an_instance_answers_as_soon_as_its_start_is_reported() {
    if !kernel_suite_or_skip("host-agent starts") {
        return;
    }
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", None);
    estate.group("vpc-1", basic("sg-1", ""));
    estate.instance("i-a", "vpc-1", &["10.0.0.5"], &["sg-1"]);
    estate.instance("i-b", "vpc-1", &["10.0.1.6"], &["sg-1"]);
    let mut region = Region::start();
    region.apply(&estate);
    for start in 0..40 {
        estate.set_status("i-b", InstanceStatus::Stopped);
        region.apply(&estate);
        estate.set_status("i-b", InstanceStatus::Running);
        region.apply(&estate);
        let given = packet("tcp 10.0.0.5 -> 10.0.1.6:80");
        assert!(
            probe::passes(&region, "i-a", "i-b", &given),
            "start {start}"
        );
    }
}

#[test]
fn instances_stop_start_reboot_and_go() {
    if !kernel_suite_or_skip("host-agent instances") {
        return;
    }
    let mut estate = Estate::default();
    estate.vpc("vpc-1", "10.0.0.0/16", Some("fd00:1::/56"));
    estate.group("vpc-1", basic("sg-1", ""));
    estate.instance("i-a", "vpc-1", &["10.0.0.5", "fd00:1::5"], &["sg-1"]);
    estate.instance("i-b", "vpc-1", &["10.0.1.6", "fd00:1::6"], &["sg-1"]);
    let mut region = Region::start();
    region.apply(&estate);
    let (v4, v6) = (
        packet("tcp 10.0.0.5 -> 10.0.1.6:80"),
        packet("tcp fd00:1::5 -> [fd00:1::6]:80"),
    );
    let passes =
        |region: &Region| [&v4, &v6].map(|packet| probe::passes(region, "i-a", "i-b", packet));
    assert_eq!(passes(&region), [true, true]);

    estate.set_status("i-b", InstanceStatus::Stopped);
    let report = region.apply(&estate);
    assert_eq!(
        report.enis.len(),
        1,
        "a stopped instance has no ENI that is up"
    );
    assert_eq!(passes(&region), [false, false]);
    estate.set_status("i-b", InstanceStatus::Running);
    region.apply(&estate);
    assert_eq!(passes(&region), [true, true], "started again");

    let path = format!("km-{}-i-b", region.tag);
    let mut sleeper = Command::new("ip")
        .args(["netns", "exec", &path, "sleep", "1000"])
        .spawn()
        .unwrap();
    region.wait_until_inside("i-b", sleeper.id());
    estate.change_instance("i-b", |instance| instance.reboots = 1);
    region.apply(&estate);
    let ended = sleeper.wait().unwrap();
    assert!(!ended.success(), "a reboot ends what runs inside");
    assert_eq!(passes(&region), [true, true], "rebooted");

    // A second ENI in another subnet: what comes in there is answered from there.
    estate.eni(
        "eni-b2",
        "i-b",
        "vpc-1",
        &["10.0.2.6", "fd00:1::7"],
        &["sg-1"],
    );
    region.apply(&estate);
    for text in [
        "tcp 10.0.0.5 -> 10.0.2.6:80",
        "tcp fd00:1::5 -> [fd00:1::7]:80",
    ] {
        assert!(
            probe::passes(&region, "i-a", "i-b", &packet(text)),
            "{text}"
        );
    }
    estate.delete_instance("i-b");
    region.apply(&estate);
    assert!(!std::fs::exists(format!("/run/netns/{path}")).unwrap());
    estate.delete_instance("i-a");
    region.apply(&estate);
    let names: Vec<String> = std::fs::read_dir("/run/netns")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains(&format!("km-{}-", region.tag)))
        .collect();
    assert_eq!(
        names,
        [format!("km-{}-inet", region.tag)],
        "the router went with the last instance"
    );
}

fn add_to_loopback(region: &Region, place: &str, addresses: &[&str]) {
    let name = format!(
        "km-{}-{}",
        region.tag,
        if place == "internet" { "inet" } else { place }
    );
    for address in addresses {
        let arguments = ["-n", &name, "addr", "add", address, "dev", "lo"];
        assert!(
            Command::new("ip")
                .args(arguments)
                .status()
                .unwrap()
                .success()
        );
    }
}

fn inside<T: Send>(namespace: &str, run: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let file = std::fs::File::open(format!("/run/netns/{namespace}")).unwrap();
            nix::sched::setns(file, nix::sched::CloneFlags::CLONE_NEWNET).unwrap();
            run()
        });
        thread.join().unwrap()
    })
}

/// Removes a namespace and a device, also when the test fails.
struct Cleanup(String, String);

impl Drop for Cleanup {
    fn drop(&mut self) {
        for arguments in [["netns", "del", &self.0], ["link", "del", &self.1]] {
            let _ = Command::new("ip").args(arguments).output(); // the device goes with the namespace
        }
    }
}
