//! Regions with packets: what a killed region leaves running, what a change of rules does to packets under
//! way, and what is left after `kanmon down`.

mod common;

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Duration;

use common::{StateDir, json, succeeded};
use nix::sched::{CloneFlags, CpuSet, sched_setaffinity, setns};
use testkit::kernel_suite_or_skip;

/// Two instances in groups of their own: packets go from `a` to `b`, whose group is changed.
struct Pair<'a> {
    dir: &'a StateDir,
    tag: String,
    a: String,
    b: String,
    group: String,
}

const A: &str = "192.168.1.10";
const B: &str = "192.168.1.20";

impl<'a> Pair<'a> {
    fn new(dir: &'a StateDir, up: &serde_json::Value) -> Self {
        let api = |words: &str| {
            succeeded(dir.run(&format!("api {words}")))
                .trim()
                .to_owned()
        };
        let vpc = api("CreateVpc --CidrBlock 192.168.0.0/16 --get VpcId");
        let switch = api(&format!(
            "CreateVSwitch --VpcId {vpc} --ZoneId cn-hangzhou-h --CidrBlock 192.168.1.0/24 --get VSwitchId"
        ));
        let launch = |address: &str| {
            let group = api(&format!(
                "CreateSecurityGroup --VpcId {vpc} --get SecurityGroupId"
            ));
            let instance = api(&format!(
                "RunInstances --InstanceType ecs.g6.large --VSwitchId {switch} --SecurityGroupId {group} \
                 --PrivateIpAddress {address} --get InstanceIdSets.InstanceIdSet.0"
            ));
            (instance, group)
        };
        let ((a, _), (b, group)) = (launch(A), launch(B));
        let tag = up["tag"].as_str().expect("text").to_owned();
        Self {
            dir,
            tag,
            a,
            b,
            group,
        }
    }

    /// Replaces all rules of the group of `b` in one step, and waits until the new ones are in force.
    fn open_only(&self, protocol: &str, ports: &[u16]) {
        self.start_to_open_only(protocol, ports);
        self.wait_until_in_force();
    }

    fn start_to_open_only(&self, protocol: &str, ports: &[u16]) {
        let mut words = format!(
            "api ConfigureSecurityGroupPermissions --SecurityGroupId {}",
            self.group
        );
        for (n, port) in (1..).zip(ports) {
            words.push_str(&format!(
                " --Permissions.{n}.Direction ingress --Permissions.{n}.IpProtocol {protocol} \
                 --Permissions.{n}.PortRange {port}/{port} --Permissions.{n}.SourceCidrIp {A}"
            ));
        }
        succeeded(self.dir.run(&words));
    }

    fn wait_until_in_force(&self) {
        let answer = json(&succeeded(
            self.dir.run("api WaitForRevision --TimeoutSecs 30"),
        ));
        assert_eq!(answer["IsApplied"], true, "{answer}");
    }

    /// Runs on a thread inside an instance's namespace; sockets made there stay there.
    fn inside<T: Send>(&self, instance: &str, work: impl FnOnce() -> T + Send) -> T {
        let path = format!("/run/netns/km-{}-{instance}", self.tag);
        std::thread::scope(|scope| {
            let thread = scope.spawn(|| {
                let namespace = std::fs::File::open(&path).expect("the instance has a namespace");
                setns(namespace, CloneFlags::CLONE_NEWNET).expect("the test runs as root");
                work()
            });
            thread.join().expect("the work does not panic")
        })
    }

    fn connect(&self, port: u16) -> std::io::Result<TcpStream> {
        let address = format!("{B}:{port}").parse().expect("an address");
        let stream = self.inside(&self.a, || TcpStream::connect_timeout(&address, PATIENCE))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        Ok(stream)
    }
}

/// How long a packet is waited for that does not come.
const PATIENCE: Duration = Duration::from_millis(1500);

fn exchange(one: &mut TcpStream, other: &mut TcpStream) -> bool {
    let says = |from: &mut TcpStream, to: &mut TcpStream| {
        let mut byte = [0];
        from.write_all(b"x").is_ok() && to.read_exact(&mut byte).is_ok()
    };
    says(one, other) && says(other, one)
}

/// holds: K3
#[test]
fn a_killed_region_goes_on_filtering_and_the_next_one_takes_over() {
    if !kernel_suite_or_skip("killed region") {
        return;
    }
    let dir = StateDir::new("killed");
    let up = dir.up("--enforce ebpf");
    let pair = Pair::new(&dir, &up);
    pair.open_only("tcp", &[80]);
    let listeners = pair.inside(&pair.b, || {
        [80, 81].map(|port| TcpListener::bind((B, port)))
    });
    let [Ok(listener), Ok(_closed)] = listeners else {
        panic!("{listeners:?}")
    };
    let mut client = pair.connect(80).expect("port 80 is open");
    let mut server = listener.accept().expect("the client").0;
    server.set_read_timeout(Some(PATIENCE)).expect("a socket");
    assert!(exchange(&mut client, &mut server), "before");

    dir.kill(&up["pid"]);
    assert!(
        exchange(&mut client, &mut server),
        "a flow is cut by the death of the region"
    );
    pair.connect(80)
        .expect("new flows are still accepted where a rule says so");
    listener.accept().expect("the second client");
    pair.connect(81).expect_err("and dropped where none does");

    let again = dir.up("--enforce ebpf");
    assert_ne!(again["pid"], up["pid"]);
    pair.wait_until_in_force();
    assert!(
        exchange(&mut client, &mut server),
        "a flow is cut by the take-over"
    );
    pair.open_only("tcp", &[81]);
    assert!(
        !exchange(&mut client, &mut server),
        "the flow has no rule any more"
    );
    pair.connect(81).expect("the next region enforces changes");
    pair.connect(80).expect_err("all of them");
}

/// holds: K10
#[test]
fn down_leaves_nothing_on_the_machine() {
    if !kernel_suite_or_skip("down") {
        return;
    }
    let dir = StateDir::new("down");
    let up = dir.up("--enforce ebpf");
    let pair = Pair::new(&dir, &up);
    pair.wait_until_in_force();
    let namespaces = |tag: &str| {
        let begins = format!("km-{tag}-");
        let entries = std::fs::read_dir("/run/netns")
            .into_iter()
            .flatten()
            .flatten();
        entries
            .filter(|it| it.file_name().to_string_lossy().starts_with(&begins))
            .count()
    };
    assert!(
        namespaces(&pair.tag) >= 4,
        "two instances, a router, the internet"
    );
    // Something that a user left running inside, and would hold the namespace.
    let mut inside = std::process::Command::new(env!("CARGO_BIN_EXE_kanmon"))
        .args(["exec", &pair.a, "--", "sleep", "1000"])
        .env("KANMON_STATE_DIR", dir.path())
        .spawn()
        .expect("the program starts");

    let report = json(&succeeded(dir.run("down --output json")));
    assert_eq!(report["left"], serde_json::json!([]));
    assert!(
        report["removed"].as_array().expect("a list").len() >= 4,
        "{report}"
    );
    assert_eq!(namespaces(&pair.tag), 0);
    assert!(!Path::new("/run/kanmon").join(&pair.tag).exists());
    assert!(
        !Path::new("/proc")
            .join(up["pid"].to_string())
            .join("exe")
            .exists()
    );
    assert!(
        !inside.wait().expect("a child").success(),
        "it ran to its end"
    );

    // What is stored comes back; a region that was killed leaves no more than one that was stopped.
    let again = dir.up("--enforce ebpf");
    pair.wait_until_in_force();
    assert!(namespaces(&pair.tag) >= 4);
    dir.kill(&again["pid"]);
    assert!(namespaces(&pair.tag) >= 4);
    succeeded(dir.run("down"));
    assert_eq!(namespaces(&pair.tag), 0);
}

#[test]
fn a_probe_tells_accepted_dropped_and_no_way_apart() {
    if !kernel_suite_or_skip("probe") {
        return;
    }
    let dir = StateDir::new("probe");
    let up = dir.up("--enforce ebpf");
    let pair = Pair::new(&dir, &up);
    pair.open_only("udp", &[53]);
    let (a, b) = (&pair.a, &pair.b);
    let probe = |words: &str| {
        let output = dir.run(&format!("probe {words}"));
        (
            output.status.code(),
            String::from_utf8(output.stdout).expect("text"),
        )
    };
    for (words, code, says) in [
        (format!("{a} {b} udp 53"), 0, "echoed"),
        (format!("{a} {b} udp 54"), 10, "no answer"),
        (format!("{a} {b} tcp 53"), 10, "no answer"),
        (format!("{b} {a} icmp"), 10, "no answer"),
        (format!("198.51.100.9 {b} udp 53"), 11, "has no EIP"),
        (format!("{b} 198.51.100.9 udp 53"), 11, "has no EIP"),
        (format!("2001:db8::9 {b} udp 53"), 11, "has no IPv6 address"),
        (
            "198.51.100.9 198.51.100.10 udp 53".to_owned(),
            11,
            "name an instance",
        ),
    ] {
        let (found, text) = probe(&words);
        assert_eq!(
            (found, text.contains(says)),
            (Some(code), true),
            "{words}: {text}"
        );
    }
    succeeded(dir.run(&format!("api StopInstance --InstanceId {b}")));
    let (code, text) = probe(&format!("{a} {b} udp 53"));
    assert_eq!(
        (code, text.contains("is Stopped")),
        (Some(11), true),
        "{text}"
    );
    let (code, _) = probe(&format!("{a} i-nosuchinstance udp 53"));
    assert_eq!(code, Some(1));
}

/// `probe`, `debug counters` and `instance-identity`, which `json.rs` has no packets for.
#[test]
fn what_needs_packets_answers_programs_in_json() {
    if !kernel_suite_or_skip("json of packets") {
        return;
    }
    let dir = StateDir::new("json-packets");
    let up = dir.up("--enforce ebpf");
    let pair = Pair::new(&dir, &up);
    pair.open_only("udp", &[53]);
    let (a, b) = (&pair.a, &pair.b);
    for (port, code, outcome) in [(53, 0, "accepted"), (54, 10, "dropped")] {
        let output = dir.run(&format!("--output json probe {a} {b} udp {port}"));
        assert_eq!(output.status.code(), Some(code), "{output:?}");
        let told = json(std::str::from_utf8(&output.stdout).expect("text"));
        for (name, expected) in [
            ("from", a.as_str()),
            ("to", b.as_str()),
            ("protocol", "udp"),
            ("target", B),
            ("result", outcome),
        ] {
            assert_eq!(told[name], expected, "{name} of {told}");
        }
        assert_eq!(told["port"], port);
    }

    let counters = json(&succeeded(dir.run("--output json debug counters")));
    let counters = counters.as_array().expect("a list");
    let of_b = |policy: &str| {
        let mut of_b = counters.iter().filter(|it| it["instance"] == **b);
        of_b.find(|it| it["policy"] == policy && it["packets"].as_u64() > Some(0))
    };
    for policy in ["Accept", "Drop"] {
        let found = of_b(policy).unwrap_or_else(|| panic!("{policy} at {b}: {counters:?}"));
        for name in ["eni", "stage", "reason"] {
            assert!(
                found[name].as_str().is_some_and(|it| !it.is_empty()),
                "{name} of {found}"
            );
        }
    }

    let identity = json(&succeeded(dir.run("--output json instance-identity")));
    let certificate = identity["certificate"].as_str().expect("text");
    let text = succeeded(dir.run("instance-identity"));
    assert_eq!(
        certificate.trim_end(),
        text.trim_end(),
        "programs and people get the same"
    );
    assert!(
        certificate.starts_with("-----BEGIN CERTIFICATE-----"),
        "{certificate}"
    );
    assert_eq!(
        identity.as_object().map(|it| it.len()),
        Some(1),
        "and no key"
    );
}

/// One round: a packet to each of two ports, of which one is open before a change and the other after it.
struct Round {
    /// Odd while a change is settled, even while one is under way; at the beginning and at the end.
    epochs: (usize, usize),
    /// Whether the packet to the first port was sent first.
    first_is_first: bool,
    /// Which of the two arrived.
    arrived: (bool, bool),
}

/// While the open port moves from one to the other and back, every packet meets the rules of before or those of
/// after, never a mixture: of two packets in order, not both are dropped when the one whose port was open goes
/// first, and not both are accepted when it goes last. Once a change is in force, only the new rules count, for
/// flows that live already as for new ones.
#[test]
fn a_change_of_rules_is_never_half_in_force() {
    if !kernel_suite_or_skip("change under traffic") {
        return;
    }
    let dir = StateDir::new("change");
    let up = dir.up("--enforce ebpf");
    let pair = Pair::new(&dir, &up);
    let open = |first: bool| [if first { 1001 } else { 1002 }, SYNC];
    pair.open_only("udp", &open(true));

    let epoch = AtomicUsize::new(1);
    let is_over = AtomicBool::new(false);
    let ports = pair.inside(&pair.b, Ports::bind);
    let (done, rounds) = mpsc::channel();
    let mut all: Vec<Round> = Vec::new();
    std::thread::scope(|scope| {
        let _at_the_end = SetOnDrop(&is_over);
        scope.spawn(|| ports.serve(&is_over));
        scope.spawn(|| pair.inside(&pair.a, || send_rounds(&epoch, &is_over, done)));
        let mut wait_for_rounds = || {
            let now = epoch.load(Ordering::SeqCst);
            for _ in 0..20 {
                loop {
                    let round = rounds.recv().expect("packets go on arriving");
                    let is_settled = round.epochs == (now, now);
                    all.push(round);
                    if is_settled {
                        break;
                    }
                }
            }
        };
        for _ in 0..CHANGES {
            wait_for_rounds();
            let next = epoch.fetch_add(1, Ordering::SeqCst) + 1;
            pair.start_to_open_only("udp", &open(next.is_multiple_of(4)));
            pair.wait_until_in_force();
            epoch.fetch_add(1, Ordering::SeqCst);
        }
        wait_for_rounds();
    });

    let mut during = 0;
    for Round {
        epochs,
        first_is_first,
        arrived,
    } in &all
    {
        let was_first_open = epochs.0.div_ceil(2) % 2 == 1;
        if epochs.0 == epochs.1 && epochs.0 % 2 == 1 {
            assert_eq!(
                *arrived,
                (was_first_open, !was_first_open),
                "settled, epoch {}",
                epochs.0
            );
        } else if epochs.1 - epochs.0 <= 1 || epochs.0 % 2 == 1 && epochs.1 - epochs.0 == 2 {
            // At most one change lies between the two packets.
            during += 1;
            let from_first = if epochs.0 % 2 == 1 {
                was_first_open
            } else {
                epochs.0 % 4 == 2
            };
            if from_first == *first_is_first {
                assert_ne!(*arrived, (false, false), "both dropped, epochs {epochs:?}");
            } else {
                assert_ne!(*arrived, (true, true), "both accepted, epochs {epochs:?}");
            }
        }
    }
    println!(
        "{} rounds, {during} of them during {CHANGES} changes",
        all.len()
    );
    assert!(
        during >= CHANGES,
        "only {during} rounds during {CHANGES} changes"
    );
}

/// The port that is always open. Packets are judged in order: what was sent before has been judged.
const SYNC: u16 = 1003;
const CHANGES: usize = 100;

/// What listens at the far end.
struct Ports {
    first: UdpSocket,
    second: UdpSocket,
    sync: UdpSocket,
}

impl Ports {
    fn bind() -> Self {
        let bind = |port| UdpSocket::bind((B, port)).expect("a free port");
        let (first, second, sync) = (bind(1001), bind(1002), bind(SYNC));
        first.set_nonblocking(true).expect("a socket");
        second.set_nonblocking(true).expect("a socket");
        sync.set_read_timeout(Some(Duration::from_millis(100)))
            .expect("a socket");
        Self {
            first,
            second,
            sync,
        }
    }

    /// Answers each packet to the open port with which of the others had arrived by then.
    fn serve(&self, is_over: &AtomicBool) {
        let has_arrived = |socket: &UdpSocket, round: &[u8]| {
            let mut buffer = [0; 8];
            let mut arrived = false;
            while socket.recv(&mut buffer).is_ok() {
                arrived |= buffer == *round;
            }
            u8::from(arrived)
        };
        let mut buffer = [0; 8];
        while !is_over.load(Ordering::SeqCst) {
            let Ok((8, peer)) = self.sync.recv_from(&mut buffer) else {
                continue;
            };
            let answer = [
                has_arrived(&self.first, &buffer),
                has_arrived(&self.second, &buffer),
            ];
            self.sync.send_to(&answer, peer).expect("sent");
        }
    }
}

/// Ends the other threads however this one ends.
struct SetOnDrop<'a>(&'a AtomicBool);

impl Drop for SetOnDrop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

fn send_rounds(epoch: &AtomicUsize, is_over: &AtomicBool, done: mpsc::Sender<Round>) {
    // One processor: packets are judged in the order in which they are sent.
    let mut processors = CpuSet::new();
    processors.set(0).expect("there is a first one");
    sched_setaffinity(nix::unistd::Pid::from_raw(0), &processors).expect("a thread of ours");
    let socket = || UdpSocket::bind((A, 0)).expect("a free port");
    let sync = socket();
    sync.set_read_timeout(Some(Duration::from_secs(5)))
        .expect("a socket");
    let kept = (socket(), socket());
    let mut number: u64 = 0;
    while !is_over.load(Ordering::SeqCst) {
        number += 1;
        // Half of the rounds use flows that live already, the others new ones.
        let fresh;
        let (first, second) = if number & 2 == 0 {
            &kept
        } else {
            fresh = (socket(), socket());
            &fresh
        };
        let text = number.to_be_bytes();
        let first_is_first = number & 1 == 0;
        let begin = epoch.load(Ordering::SeqCst);
        let mut in_order = [(first, 1001), (second, 1002)];
        if !first_is_first {
            in_order.reverse();
        }
        for (socket, port) in in_order {
            socket.send_to(&text, (B, port)).expect("sent");
        }
        sync.send_to(&text, (B, SYNC)).expect("sent");
        let mut answer = [0; 2];
        if sync.recv(&mut answer).is_err() {
            assert!(
                is_over.load(Ordering::SeqCst),
                "a packet to the open port is lost"
            );
            return;
        }
        let arrived = (answer[0] == 1, answer[1] == 1);
        let epochs = (begin, epoch.load(Ordering::SeqCst));
        drop(done.send(Round {
            epochs,
            first_is_first,
            arrived,
        }));
    }
}
