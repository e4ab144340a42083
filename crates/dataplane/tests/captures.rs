//! Captured packets, ordinary and broken, through the loaded programs and the plain flow table. holds: K1.

mod common;

use std::path::{Path, PathBuf};

use cloud_id::MacAddr;
use common::{ENI, GUEST_MAC, GUEST_V4, GUEST_V6, Namespace, Pins, bind_eni};
use dataplane::abi::{ENI_IFINDEX_FIRST, ENI_MID_STREAM, EniLine};
use dataplane::{Dataplane, Frame, Hook};
use header_space::Direction;
use secgroup::{EffectiveRules, FlowTable, Interface, NoMembers, Policy, Reason, Verdict};
use testkit::{Outcomes, kernel_suite_or_skip, text};

/// Some of it passes and some does not.
const RULES: &str = "
    1  drop    tcp  80-89  0.0.0.0/1
    2  accept  tcp  *      0.0.0.0/0
    2  accept  udp  1-9999 0.0.0.0/0
    3  accept  all  *      ::/0
";

#[test]
fn captured_frames_are_judged_alike() {
    if !kernel_suite_or_skip("captures") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    dataplane.record_verdicts(true);
    dataplane.stop_clock_at(1_000);
    let namespace = Namespace::new();
    namespace.ip("link add eni0 index 4096 type veth peer name guest0");
    let rules = text::rules(RULES);
    let mut outcomes = Outcomes::default();
    let files: Vec<PathBuf> = files_in("benign").chain(files_in("malformed")).collect();
    assert_eq!(files.len(), 43);
    namespace.inside(|| {
        for (number, file) in files.iter().enumerate() {
            // Who is asked about what must be the ENI's own does not matter here.
            let line_flags = if number.is_multiple_of(2) {
                ENI_MID_STREAM
            } else {
                0
            };
            bind_eni(&dataplane, &rules, 1, 100_000);
            let line = EniLine {
                flags: line_flags,
                generation: 2 + u32::try_from(number).expect("a few files"),
                ..dataplane.eni_line(0).expect("it is bound")
            };
            dataplane.set_eni_line(0, &line).expect("slot 0 is there");
            let interface = Interface {
                source_dest_check: false,
                allows_mid_stream: line_flags != 0,
                ..Interface::new(MacAddr(GUEST_MAC), vec![GUEST_V4.into(), GUEST_V6.into()])
            };
            compare(&dataplane, file, &interface, &rules, &mut outcomes);
            // Forgets its flows: they would be judged by the rules of the next file.
            dataplane.stop_clock_at(100_000 * (2 + i32::try_from(number).expect("a few files")));
            dataplane.sweep().expect("the sweep runs");
            assert_eq!(dataplane.flow_count(ENI).expect("a number"), 0);
        }
    });
    println!("{outcomes}");
    for reason in [
        Reason::Malformed,
        Reason::Established,
        Reason::MidStream,
        Reason::Default,
    ] {
        assert!(outcomes.count(reason) > 10, "{reason:?}");
    }
}

/// Every frame, once sent by the ENI and once to it.
fn compare(
    dataplane: &Dataplane,
    file: &Path,
    interface: &Interface,
    rules: &EffectiveRules,
    outcomes: &mut Outcomes,
) {
    let mut plain = FlowTable::default();
    for (number, frame) in frames_of(file).into_iter().enumerate() {
        for direction in Direction::BOTH {
            let mut frame = frame.clone();
            let hook = match direction {
                Direction::Egress => {
                    frame[6..12].copy_from_slice(&GUEST_MAC);
                    Hook::Ingress
                }
                Direction::Ingress => Hook::Egress,
            };
            let run = dataplane.test_run(
                Frame {
                    ifindex: ENI_IFINDEX_FIRST,
                    hook,
                    bytes: &frame,
                },
                1,
            );
            // The kernel's test run refuses what is shorter than an IP header; attach.rs sends such frames.
            let Ok(run) = run else { continue };
            let raw = run.verdict.expect("verdicts are recorded");
            let of_program = Verdict {
                policy: if raw.accept == 1 {
                    Policy::Accept
                } else {
                    Policy::Drop
                },
                reason: match Reason::ALL[usize::from(raw.reason)] {
                    Reason::Rule { .. } => Reason::Rule { index: raw.rule },
                    other => other,
                },
            };
            let now = u64::from(raw.now_secs);
            let expected = plain.judge(now, interface, rules, 1, &NoMembers, direction, &frame);
            assert_eq!(
                of_program,
                expected,
                "{}, frame {number}, {direction:?}",
                file.display()
            );
            outcomes.note(expected);
        }
    }
}

fn files_in(folder: &str) -> impl Iterator<Item = PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/pcap")
        .join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the captures are there")
        .map(|entry| entry.expect("it can be read").path())
        .collect();
    files.sort();
    files.into_iter()
}

/// The frames of a classic little-endian capture of Ethernet. Those of another link type are none.
fn frames_of(file: &Path) -> Vec<Vec<u8>> {
    let bytes = std::fs::read(file).expect("it can be read");
    let number = |at: usize| -> usize {
        let bytes = bytes[at..at + 4].try_into().expect("four bytes");
        usize::try_from(u32::from_le_bytes(bytes)).expect("64 bits")
    };
    assert_eq!(number(0), 0xa1b2_c3d4, "{}", file.display());
    let is_ethernet = number(20) == 1;
    let mut frames = Vec::new();
    let mut at = 24;
    while at + 16 <= bytes.len() && is_ethernet {
        let size = number(at + 8);
        let frame = bytes
            .get(at + 16..at + 16 + size)
            .unwrap_or(&bytes[at + 16..]);
        if frame.len() >= 14 {
            frames.push(frame.to_vec());
        }
        at += 16 + size;
    }
    frames
}
