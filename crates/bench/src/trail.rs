//! What the audit trail costs by itself: an entry of each call, and looking through a full trail.

use std::time::Instant;

use control::MasterKey;
use control::entry::trail;
use store::{Op, SqliteStore, Store, Transaction};

use crate::region::row;
use crate::report::{Report, Row, Sample};

/// How many entries the store keeps.
const FULL: u64 = 1_000_000;
/// How many are written in one transaction.
const AT_ONCE: u64 = 256;
const NOON: i64 = 1_795_507_200;
const PAGE: usize = 10_000;

/// All rows.
///
/// # Errors
/// The disk is too small.
pub(crate) fn measure(report: &mut Report) -> Result<(), String> {
    entry(report);
    let folder = std::env::temp_dir().join(format!("kanmon-bench-trail-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let done = full(report, &folder);
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())?;
    done
}

/// The work for one entry without the disk: encoding it, and its code in a seal's sum.
fn entry(report: &mut Report) {
    let mut bytes = 0;
    let mut encode = Vec::new();
    let mut seal = Vec::new();
    for _ in 0..5 {
        let samples: Vec<_> = (0..20_000)
            .map(|number| trail::sample(number, NOON))
            .collect();
        let begin = Instant::now();
        let ops: Vec<Op> = samples.iter().map(trail::op).collect();
        encode.push(begin.elapsed().as_secs_f64() * 1e6 / ops.len() as f64);
        bytes = size(&ops) / ops.len();
        let mut sealed = trail::Sealed::under(&MasterKey::new([7; 32]));
        let begin = Instant::now();
        for op in &ops {
            if let Op::Put { key, value } = op {
                sealed.add(key, 1, value);
            }
        }
        seal.push(begin.elapsed().as_secs_f64() * 1e6 / ops.len() as f64);
    }
    let whole = encode.iter().zip(&seal).map(|(one, other)| one + other);
    let mut whole = row(
        "trail-entry",
        "trail",
        "audit entry of a call: encoded, and its HMAC in a seal",
        Sample::of(whole.collect()),
        "µs",
    );
    let (encode, seal) = (Sample::of(encode).median, Sample::of(seal).median);
    whole.peer = Some(format!("encoded {encode:.2}, HMAC {seal:.2}"));
    report.add(whole);
    report.add(Row {
        id: "trail-bytes".into(),
        area: "trail".into(),
        what: "audit entry of a call, key and value".into(),
        value: bytes as f64,
        unit: "bytes".into(),
        runs: 1,
        spread: 1.0,
        ..Row::default()
    });
}

/// Fills a store, and looks through 10,000 entries at several depths.
fn full(report: &mut Report, folder: &std::path::Path) -> Result<(), String> {
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    let path = folder.join("store.db");
    let store = SqliteStore::open(&path).map_err(|error| error.to_string())?;
    let mut medians = Vec::new();
    let mut written = 0;
    let mut micros = Vec::new();
    for upto in [FULL / 100, FULL] {
        while written < upto {
            let count = AT_ONCE.min(upto - written);
            let ops: Vec<Op> = (written..written + count)
                .map(|number| trail::op(&trail::sample(number, NOON + secs(number))))
                .collect();
            let guards = Vec::new();
            let begin = Instant::now();
            runtime
                .block_on(store.transact(Transaction { guards, ops }))
                .map_err(|error| error.to_string())?;
            micros.push(begin.elapsed().as_secs_f64() * 1e6 / count as f64);
            written += count;
        }
        for (depth, share) in [("the newest", 1.0), ("in the middle", 0.5)] {
            let from = NOON + secs((upto as f64 * share) as u64);
            let mut times = Vec::new();
            for _ in 0..20 {
                let begin = Instant::now();
                let read = trail::look_through(&store, from, PAGE.min(upto as usize / 4))
                    .map_err(|error| error.to_string())?;
                let each = begin.elapsed().as_secs_f64() * 1e6 / read.max(1) as f64;
                times.push(each);
            }
            let sample = Sample::of(times);
            medians.push(sample.median);
            let what = format!("LookupEvents, each entry looked at, {depth} of {upto}");
            let id = format!("trail-look-{upto}-{}", (share * 100.0) as u32);
            let mut row = row(&id, "trail", &what, sample, "µs");
            if let Some(first) = medians.first().filter(|_| upto == FULL) {
                // As the trail grows by a hundred a page costs the same.
                let ratio = first / sample.median;
                row.peer = Some(format!("of {}", FULL / 100));
                row.peer_value = Some(*first);
                row.ratio = Some(ratio);
                row.target = Some("≥ 0.5 (flat)".into());
                row.met = Some(ratio >= 0.5);
            }
            report.add(row);
        }
    }
    let what = "audit entry of a read, 256 in a transaction";
    report.add(row("trail-store", "trail", what, Sample::of(micros), "µs"));
    let size = std::fs::metadata(&path)
        .map_err(|error| error.to_string())?
        .len();
    report.add(Row {
        id: "trail-disk".into(),
        area: "trail".into(),
        what: format!("the store on the disk, for each of {FULL} entries"),
        value: size as f64 / FULL as f64,
        unit: "bytes".into(),
        runs: 1,
        spread: 1.0,
        ..Row::default()
    });
    Ok(())
}

/// A hundred calls a second.
fn secs(number: u64) -> i64 {
    i64::try_from(number / 100).unwrap_or(i64::MAX)
}

fn size(ops: &[Op]) -> usize {
    let of = |op: &Op| match op {
        Op::Put { key, value } => key.len() + value.len(),
        Op::Delete { key } => key.len(),
    };
    ops.iter().map(of).sum()
}
