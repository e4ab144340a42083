//! 64 writers at once: what they saw could have happened one call at a time.

#[path = "linearisable/checker.rs"]
mod checker;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use checker::{Call, Seen, is_linearisable};
use store::{Guard, Op, SqliteStore, Store, TransactError, Transaction};

const WRITERS: u64 = 64;
const CALLS: u64 = 60;
const KEYS: u64 = 8;

/// holds: K5
#[test]
fn what_64_writers_saw_of_the_real_engine_fits_one_order() {
    let directory = std::env::temp_dir().join(format!("kanmon-linear-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("the temporary directory can be written");
    let store = SqliteStore::open(directory.join("store.db")).expect("it is new");
    let store: Arc<dyn Store> = Arc::new(store);
    let clock = Arc::new(AtomicU64::new(1));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .build()
        .expect("a runtime");
    let histories = runtime.block_on(async {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| tokio::spawn(work(writer, Arc::clone(&store), Arc::clone(&clock))))
            .collect();
        let mut histories = Vec::new();
        for writer in writers {
            histories.extend(writer.await.expect("no writer panics"));
        }
        histories
    });
    drop(store);
    drop(runtime);
    std::fs::remove_dir_all(&directory).expect("nothing uses it any more");

    let mut by_key: BTreeMap<u64, Vec<Call>> = BTreeMap::new();
    let (mut written, mut lost, mut overlaps) = (0, 0, 0);
    let mut revisions = BTreeMap::new();
    for (key, call) in &histories {
        by_key.entry(*key).or_default().push(*call);
        match call.seen {
            Seen::Written { revision, .. } => {
                written += 1;
                let other = revisions.insert(revision, *call);
                assert_eq!(other, None, "revision {revision} was given twice");
            }
            Seen::Conflict { .. } => lost += 1,
            Seen::Read(_) => {}
        }
    }
    // Revisions are one order for all keys, and no later call has an earlier one.
    let mut began_last = 0;
    for (revision, call) in &revisions {
        assert!(
            call.ended > began_last,
            "revision {revision} came before one that ended earlier"
        );
        began_last = began_last.max(call.began);
    }
    for (key, calls) in &by_key {
        let mut sorted = calls.clone();
        sorted.sort_by_key(|call| call.began);
        overlaps += sorted
            .windows(2)
            .filter(|two| two[1].began < two[0].ended)
            .count();
        assert!(is_linearisable(calls), "key {key}: {sorted:#?}");
    }
    assert_eq!(histories.len() as u64, WRITERS * CALLS);
    assert!(
        written > 500 && lost > 100 && overlaps > 1_000,
        "{written} written, {lost} conflicts, {overlaps} at the same time: too little happened at once"
    );
}

/// Reads, writes, compares and writes, deletes: what a writer does follows from its number.
async fn work(writer: u64, store: Arc<dyn Store>, clock: Arc<AtomicU64>) -> Vec<(u64, Call)> {
    let mut dice = writer.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut known = BTreeMap::new();
    let mut calls = Vec::new();
    for number in 0..CALLS {
        // xorshift64
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        let key = dice % KEYS;
        let name = format!("register/{key}");
        let value = writer * CALLS + number;
        let began = clock.fetch_add(1, Ordering::SeqCst);
        let seen = match (dice >> 32) % 10 {
            0..3 => {
                let found = read(&*store, &name);
                known.insert(key, found.map_or(0, |(_, revision)| revision));
                Seen::Read(found)
            }
            3..5 => write(&*store, &name, None, Some(value)).await,
            kind => {
                let guard = known.get(&key).copied().unwrap_or(0);
                let value = (kind < 9).then_some(value);
                write(&*store, &name, Some(guard), value).await
            }
        };
        let ended = clock.fetch_add(1, Ordering::SeqCst);
        if let Seen::Written {
            value, revision, ..
        } = seen
        {
            known.insert(key, value.map_or(0, |_| revision));
        }
        calls.push((key, Call { began, ended, seen }));
    }
    calls
}

fn read(store: &dyn Store, name: &str) -> Option<(u64, u64)> {
    let page = store.page(name, None, 1).expect("it can be read");
    let entry = page.entries.into_iter().next()?;
    let value = u64::from_le_bytes(entry.value.try_into().expect("eight bytes"));
    Some((value, entry.mod_revision))
}

async fn write(store: &dyn Store, name: &str, guard: Option<u64>, value: Option<u64>) -> Seen {
    let key = || name.to_owned();
    let guards = guard.map(|mod_revision| Guard::Unchanged {
        key: key(),
        mod_revision,
    });
    let op = match value {
        Some(value) => Op::Put {
            key: key(),
            value: value.to_le_bytes().to_vec(),
        },
        None => Op::Delete { key: key() },
    };
    let transaction = Transaction {
        guards: guards.into_iter().collect(),
        ops: vec![op],
    };
    match store.transact(transaction).await {
        Ok(revision) => Seen::Written {
            guard,
            value,
            revision,
        },
        Err(TransactError::Conflict { .. }) => Seen::Conflict {
            guard: guard.expect("it was guarded"),
        },
        Err(error) => panic!("{error}"),
    }
}
