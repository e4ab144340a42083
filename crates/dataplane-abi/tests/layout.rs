//! The Rust structures against `crates/dataplane/bpf/abi.h`: clang checks size, alignment, the offset and size of
//! every field, every constant and every reason code, as the kernel programs see them.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::{env, io::Write as _};

use dataplane_abi as abi;
use secgroup::Reason;

#[test]
fn structures_and_numbers_are_those_of_the_c_header() {
    let failures = compile(&assertions());
    assert!(failures.is_empty(), "{failures}");
}

/// Otherwise the test above would pass with assertions that clang does not look at.
#[test]
fn a_difference_is_found() {
    for wrong in [
        "_Static_assert(sizeof(struct row) == 64, \"wrong size\");",
        "_Static_assert(__builtin_offsetof(struct eni_line, flags) == 16, \"wrong place\");",
        "_Static_assert(REASON_DEFAULT == 29, \"wrong code\");",
    ] {
        let failures = compile(wrong);
        assert!(failures.contains("\"wrong"), "{wrong}: {failures}");
    }
}

/// One line of C for everything that must be so. Fields are named in full, which the pattern checks, and leave no
/// gaps, so that neither side can have one more.
fn assertions() -> String {
    let mut text = String::new();
    macro_rules! structure {
        ($name:literal, $type:ident, $zero:expr, [$($field:ident),* $(,)?]) => {{
            let abi::$type { $($field),* } = $zero;
            let mut sum = 0;
            $(
                let (offset, size) = (std::mem::offset_of!(abi::$type, $field), size_of_val(&$field));
                sum += size;
                let field = stringify!($field);
                writeln!(text, "_Static_assert(__builtin_offsetof(struct {0}, {field}) == {offset}, \"{0}.{field} is elsewhere\");", $name).unwrap();
                writeln!(text, "_Static_assert(sizeof(((struct {0} *)0)->{field}) == {size}, \"{0}.{field} has another size\");", $name).unwrap();
            )*
            let (size, align) = (size_of::<abi::$type>(), align_of::<abi::$type>());
            assert_eq!(sum, size, "{} has gaps", $name);
            writeln!(text, "_Static_assert(sizeof(struct {0}) == {size}, \"{0} has another size\");", $name).unwrap();
            writeln!(text, "_Static_assert(_Alignof(struct {0}) == {align}, \"{0} has another alignment\");", $name).unwrap();
        }};
    }
    structure!("row", Row, abi::Row::default(), [words]);
    structure!(
        "section",
        Section,
        abi::Section::default(),
        [keys, key_count, classes, rows]
    );
    structure!(
        "table_header",
        TableHeader,
        abi::TableHeader::default(),
        [
            version,
            rule_count,
            word_count,
            flags,
            remote,
            local,
            port,
            source_port,
            protocol_classes,
            protocol_rows,
            accept,
            row_count,
            reserved,
        ]
    );
    structure!(
        "identity_row_key",
        IdentityRowKey,
        abi::IdentityRowKey::default(),
        [table, identity]
    );
    structure!(
        "address_key",
        AddressKey,
        abi::AddressKey::default(),
        [domain, address]
    );
    structure!(
        "address_value",
        AddressValue,
        abi::AddressValue::default(),
        [identity, eni]
    );
    structure!(
        "eni_line",
        EniLine,
        abi::EniLine::default(),
        [
            version,
            eni,
            domain,
            flags,
            generation,
            tables,
            flow_quota,
            tcp_established_secs,
            tcp_closed_secs,
            udp_secs,
            mac,
            router_mac,
            reserved,
            primary_v4,
            primary_v6,
            reserved2,
        ]
    );
    structure!(
        "settings",
        Settings,
        abi::Settings::default(),
        [
            version,
            membership_epoch,
            clock_offset_secs,
            record_verdicts,
            clock_stands,
            reserved,
        ]
    );
    structure!(
        "verdict",
        RawVerdict,
        abi::RawVerdict::default(),
        [accept, reason, rule, packets, now_secs,]
    );
    let counters = abi::EniCounters {
        packets: [[0; abi::REASON_COUNT]; 2],
    };
    structure!("eni_counters", EniCounters, counters, [packets]);
    structure!(
        "flow_v4_key",
        FlowV4Key,
        abi::FlowV4Key::default(),
        [eni_protocol, local, remote, local_port, remote_port,]
    );
    structure!(
        "flow_v6_key",
        FlowV6Key,
        abi::FlowV6Key::default(),
        [eni_protocol, local, remote, local_port, remote_port,]
    );
    structure!(
        "flow",
        Flow,
        abi::Flow::default(),
        [
            last_seen_secs,
            generation,
            epoch,
            established_secs,
            closed_secs,
            idle_secs,
            state,
            reserved,
        ]
    );
    structure!(
        "eip_key",
        EipKey,
        abi::EipKey::default(),
        [domain, address, is_public]
    );
    structure!(
        "flow_room",
        FlowRoom,
        abi::FlowRoom::default(),
        [flows, share, open, reserved,]
    );
    structure!(
        "uplink_line",
        UplinkLine,
        abi::UplinkLine::default(),
        [version, v6_prefix_bits, v6_block,]
    );
    structure!(
        "uplink_counters",
        UplinkCounters,
        abi::UplinkCounters::default(),
        [
            translated_in,
            translated_out,
            passed,
            no_eip,
            malformed,
            not_bound,
        ]
    );

    let numbers: &[(&str, u64)] = &[
        ("KANMON_ABI_VERSION", abi::ABI_VERSION.into()),
        ("ROW_WORDS", abi::ROW_WORDS as u64),
        ("ROW_BYTES", abi::ROW_BYTES as u64),
        ("MAX_RULES", abi::MAX_RULES as u64),
        ("MAX_INTERVALS", abi::MAX_INTERVALS as u64),
        ("TABLE_DEFAULT_ACCEPT", abi::TABLE_DEFAULT_ACCEPT.into()),
        ("TABLE_NAMES_GROUPS", abi::TABLE_NAMES_GROUPS.into()),
        ("ENI_SOURCE_DEST_CHECK", abi::ENI_SOURCE_DEST_CHECK.into()),
        ("ENI_GRANDFATHER", abi::ENI_GRANDFATHER.into()),
        ("ENI_SMTP_EXEMPT", abi::ENI_SMTP_EXEMPT.into()),
        ("ENI_NAMES_GROUPS", abi::ENI_NAMES_GROUPS.into()),
        ("ENI_MID_STREAM", abi::ENI_MID_STREAM.into()),
        ("ENI_IFINDEX_FIRST", abi::ENI_IFINDEX_FIRST.into()),
        ("ENI_SLOTS", abi::ENI_SLOTS.into()),
        ("MAX_ENI", abi::MAX_ENI.into()),
        ("UPLINK_IFINDEX_FIRST", abi::UPLINK_IFINDEX_FIRST.into()),
        ("DOMAINS", abi::DOMAINS.into()),
        ("REASON_COUNT", abi::REASON_COUNT as u64),
        ("FLOW_EGRESS", abi::FLOW_EGRESS.into()),
        ("FLOW_REPLIED", abi::FLOW_REPLIED.into()),
        ("FLOW_ESTABLISHED", abi::FLOW_ESTABLISHED.into()),
        ("FLOW_FIN_LOCAL", abi::FLOW_FIN_LOCAL.into()),
        ("FLOW_FIN_REMOTE", abi::FLOW_FIN_REMOTE.into()),
        ("FLOW_RESET", abi::FLOW_RESET.into()),
    ];
    for (name, number) in numbers {
        writeln!(
            text,
            "_Static_assert({name} == {number}, \"{name} is another number\");"
        )
        .unwrap();
    }
    assert_eq!(Reason::ALL.len(), abi::REASON_COUNT);
    for reason in Reason::ALL {
        let (name, code) = (c_name(reason), reason.code());
        writeln!(
            text,
            "_Static_assert({name} == {code}, \"{name} is another code\");"
        )
        .unwrap();
    }
    text
}

/// `OwnSource` is `REASON_OWN_SOURCE`.
fn c_name(reason: Reason) -> String {
    let name = format!("{reason:?}");
    let name = name.split([' ', '{']).next().expect("a name");
    let mut c_name = "REASON".to_owned();
    for letter in name.chars() {
        if letter.is_uppercase() {
            c_name.push('_');
        }
        c_name.extend(letter.to_uppercase());
    }
    c_name
}

/// What clang says against it; empty when it agrees.
fn compile(text: &str) -> String {
    let header = concat!(env!("CARGO_MANIFEST_DIR"), "/../dataplane/bpf");
    let mut clang = Command::new(env::var("CLANG").unwrap_or_else(|_| "clang".to_owned()))
        .args([
            "-target",
            "bpf",
            "-fsyntax-only",
            "-ferror-limit=0",
            "-x",
            "c",
        ])
        .arg(format!("-I{header}"))
        .arg(format!("-I/usr/include/{}-linux-gnu", env::consts::ARCH))
        .arg("-")
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("clang, which the dataplane is built with, runs");
    let mut input = clang.stdin.take().expect("it is a pipe");
    writeln!(input, "#include \"abi.h\"\n{text}").expect("clang reads it");
    drop(input);
    let output = clang.wait_with_output().expect("clang ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.success(), said.is_empty(), "{said}");
    said
}
