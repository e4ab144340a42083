//! What is missing, zero, of another version or out of range drops. holds: K2.

mod common;

use std::net::IpAddr;

use common::{GUEST_MAC, Namespace, Pins, bind_eni};
use dataplane::abi::{ABI_VERSION, ENI_IFINDEX_FIRST, EniLine, Row, Section, TableHeader};
use dataplane::{Dataplane, Frame, Hook};
use header_space::{FiveTuple, Protocol};
use libbpf_rs::{MapCore, MapFlags, MapHandle};
use secgroup::Reason;
use testkit::frame::Packet;
use testkit::{Random, kernel_suite_or_skip, text};

fn device() -> Namespace {
    let namespace = Namespace::new();
    namespace.ip("link add eni0 index 4096 type veth peer name guest0");
    namespace
}

/// A UDP packet that the ENI sends, which basic groups accept by default.
fn send(dataplane: &Dataplane, source: &str, destination: &str) -> (i32, Option<Reason>) {
    let (source, destination): (IpAddr, IpAddr) =
        (text::address(source), text::address(destination));
    let packet = Packet {
        source_mac: GUEST_MAC,
        ..Packet::new(FiveTuple {
            protocol: Protocol::UDP,
            source,
            destination,
            source_port: 1,
            destination_port: 2,
        })
    };
    let frame = Frame {
        ifindex: ENI_IFINDEX_FIRST,
        hook: Hook::Ingress,
        bytes: &packet.bytes(),
    };
    let run = dataplane.test_run(frame, 1).expect("the device is here");
    let reason = run
        .verdict
        .map(|verdict| Reason::ALL[usize::from(verdict.reason)]);
    (run.returned, reason)
}

const NO_POLICY: (i32, Option<Reason>) = (2, Some(Reason::NoPolicy));
const ACCEPTED: (i32, Option<Reason>) = (-1, Some(Reason::Default));

#[test]
fn an_eni_without_a_right_table_drops() {
    if !kernel_suite_or_skip("fail_closed") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    dataplane.record_verdicts(true);
    bind_eni(&dataplane, &text::rules(""), 1, 100);
    let right = dataplane.eni_line(0).expect("it is bound");
    let v4 = right.tables[2];
    device().inside(|| {
        let v4_sent = || send(&dataplane, "10.0.0.10", "203.0.113.1");
        let v6_sent = || send(&dataplane, "2001:db8::10", "2606:4700::1");
        for (generation, table) in [0, 1_000_000, u32::MAX, v4 + 1, 16_000]
            .into_iter()
            .enumerate()
        {
            let generation = 2 + u32::try_from(generation).expect("a few");
            let line = EniLine {
                generation,
                tables: [table; 4],
                ..right
            };
            dataplane.set_eni_line(0, &line).expect("slot 0 is there");
            assert_eq!(v4_sent(), NO_POLICY, "table {table}");
            assert_eq!(v6_sent(), NO_POLICY, "table {table}");
        }
        let line = EniLine {
            generation: 50,
            tables: [right.tables[0], right.tables[1], v4, 0],
            ..right
        };
        dataplane.set_eni_line(0, &line).expect("slot 0 is there");
        assert_eq!(v4_sent(), ACCEPTED);
        assert_eq!(v6_sent(), NO_POLICY, "only the family without a table");
    });
}

#[test]
fn a_table_that_points_outside_itself_drops() {
    if !kernel_suite_or_skip("fail_closed") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    dataplane.record_verdicts(true);
    bind_eni(&dataplane, &text::rules(""), 1, 100);
    let right = dataplane.eni_line(0).expect("it is bound");
    let far = Section {
        keys: 1_000_000,
        key_count: 100,
        classes: 1_000_000,
        rows: 1_000_000,
    };
    let header = TableHeader {
        version: ABI_VERSION,
        word_count: 16,
        row_count: 1,
        flags: dataplane::abi::TABLE_DEFAULT_ACCEPT,
        ..TableHeader::default()
    };
    let headers = [
        TableHeader {
            remote: far,
            ..header
        },
        TableHeader {
            local: far,
            ..header
        },
        TableHeader {
            port: far,
            ..header
        },
        TableHeader {
            source_port: far,
            ..header
        },
        TableHeader {
            protocol_classes: u32::MAX / 2,
            ..header
        },
        TableHeader {
            protocol_rows: u32::MAX / 2,
            ..header
        },
        TableHeader {
            accept: u32::MAX / 2,
            ..header
        },
    ];
    device().inside(|| {
        for (generation, header) in headers.into_iter().enumerate() {
            let table = dataplane
                .write_table(&[row_of(&header)])
                .expect("there is room");
            let line = EniLine {
                generation: 2 + u32::try_from(generation).expect("a few"),
                tables: [table; 4],
                ..right
            };
            dataplane.set_eni_line(0, &line).expect("slot 0 is there");
            assert_eq!(
                send(&dataplane, "10.0.0.10", "203.0.113.1"),
                NO_POLICY,
                "{header:?}"
            );
            assert_eq!(
                send(&dataplane, "2001:db8::10", "2606:4700::1"),
                NO_POLICY,
                "{header:?}"
            );
        }
    });
}

/// Whatever the bytes, a program ends and gives a verdict that exists.
#[test]
fn tables_of_noise_do_no_harm() {
    if !kernel_suite_or_skip("fail_closed") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    dataplane.record_verdicts(true);
    bind_eni(&dataplane, &text::rules(""), 1, 100);
    let right = dataplane.eni_line(0).expect("it is bound");
    let mut random = Random::new(1);
    device().inside(|| {
        for generation in 2..2_000 {
            let mut rows: Vec<Row> = (0..8)
                .map(|_| Row {
                    words: std::array::from_fn(|_| random.bits()),
                })
                .collect();
            // A header that is believed, and the rest small enough to hit something.
            let small = random.pick(&[0x0000_0007_0000_0007, 0x0000_003f_0000_03ff, u64::MAX]);
            for word in &mut rows[0].words {
                *word &= small;
            }
            rows[0].words[0] = u64::from(ABI_VERSION) | random.bits() << 32;
            rows[0].words[10] = rows[0].words[10] & 0xffff_ffff | 8 << 32;
            let Ok(table) = dataplane.write_table(&rows) else {
                panic!("row_count is not where this test thinks");
            };
            let line = EniLine {
                generation,
                tables: [table; 4],
                ..right
            };
            dataplane.set_eni_line(0, &line).expect("slot 0 is there");
            for (source, destination) in [
                ("10.0.0.10", "203.0.113.1"),
                ("2001:db8::10", "2606:4700::1"),
            ] {
                let (returned, reason) = send(&dataplane, source, destination);
                assert!(reason.is_some() && (returned == 2 || returned == -1));
            }
            dataplane.free_table(table);
        }
    });
}

#[test]
fn settings_of_another_version_drop_everything() {
    if !kernel_suite_or_skip("fail_closed") {
        return;
    }
    let pins = Pins::new();
    let dataplane = pins.open();
    dataplane.record_verdicts(true);
    bind_eni(&dataplane, &text::rules(""), 1, 100);
    let settings =
        MapHandle::from_pinned_path(pins.directory().join("maps/settings")).expect("it is pinned");
    device().inside(|| {
        let sent = || send(&dataplane, "10.0.0.10", "203.0.113.1");
        assert_eq!(sent(), ACCEPTED);
        let mut value = settings
            .lookup(&[0; 4], MapFlags::ANY)
            .expect("it can be read")
            .expect("an array has its element");
        for version in [0, 2] {
            value[0] = version;
            settings
                .update(&[0; 4], &value, MapFlags::ANY)
                .expect("it can be written");
            assert_eq!(sent(), (2, None), "version {version}");
        }
    });
}

fn row_of(header: &TableHeader) -> Row {
    let words: [u32; 32] = [
        [
            header.version,
            u32::from(header.rule_count)
                | u32::from(header.word_count) << 16
                | u32::from(header.flags) << 24,
        ]
        .to_vec(),
        [header.remote, header.local, header.port, header.source_port]
            .iter()
            .flat_map(|section| {
                [
                    section.keys,
                    section.key_count,
                    section.classes,
                    section.rows,
                ]
            })
            .collect(),
        vec![
            header.protocol_classes,
            header.protocol_rows,
            header.accept,
            header.row_count,
        ],
        vec![0; 10],
    ]
    .concat()
    .try_into()
    .expect("a header is one row");
    Row {
        words: std::array::from_fn(|place| {
            u64::from(words[place * 2]) | u64::from(words[place * 2 + 1]) << 32
        }),
    }
}
