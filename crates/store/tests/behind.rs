//! The table of what is so now follows behind the log: whatever of it is there, pages are the same.

use std::path::{Path, PathBuf};

use store::{Guard, Op, SimStore, SqliteStore, Store, StoreSnapshot, TransactError, Transaction};

/// Random transactions, on the embedded engine and on one that is a plain map. In between what is behind is folded,
/// the store is closed and opened, and its process is killed; after each step both answer alike.
#[test]
fn pages_and_guards_are_those_of_a_plain_map_however_far_the_table_is_behind() {
    let scratch = Scratch::new("alike");
    let mut random = Random(7);
    let mut seen = Seen::default();
    for round in 0..12 {
        let mut path = scratch.0.join(format!("{round}.db"));
        let mut store = SqliteStore::open(&path).expect("new");
        let plain = SimStore::new(1);
        for step in 0..60 {
            match random.below(12) {
                0 => {
                    store.compact(0).expect("open");
                    seen.folded += 1;
                }
                1 => {
                    drop(store);
                    store = SqliteStore::open(&path).expect("closed in order");
                    seen.closed += 1;
                }
                2 => {
                    let copy = scratch.0.join(format!("{round}-{step}.db"));
                    copy_as_killed(&path, &copy);
                    store = SqliteStore::open(&copy).expect("a store that was killed");
                    path = copy;
                    seen.killed += 1;
                }
                _ => {
                    let transaction = some_transaction(&mut random, &plain);
                    let outcome = wait(plain.transact(transaction.clone()));
                    assert_eq!(wait(store.transact(transaction)), outcome, "round {round}");
                    match outcome {
                        Ok(_) => seen.done += 1,
                        Err(TransactError::Conflict { .. }) => seen.refused += 1,
                        Err(error) => panic!("{error}"),
                    }
                }
            }
            let snapshot = StoreSnapshot::open(&path).expect("beside the store");
            let (prefix, other, limit) = (random.key(), random.key(), random.below(8));
            for prefix in ["", &prefix[..2], &prefix] {
                for after in [None, Some(other.as_str())] {
                    let expected = plain.page(prefix, after, limit);
                    let asked = format!("round {round}, {prefix} after {after:?}, {limit}");
                    assert_eq!(store.page(prefix, after, limit), expected, "{asked}");
                    assert_eq!(snapshot.page(prefix, after, limit), expected, "{asked}");
                }
                assert_eq!(
                    store.page_back(prefix, &other, limit),
                    plain.page_back(prefix, &other, limit),
                    "round {round}, {prefix} before {other}, {limit}"
                );
            }
        }
    }
    assert!(
        seen.folded > 20
            && seen.closed > 20
            && seen.killed > 20
            && seen.refused > 50
            && seen.done > 300,
        "{seen:?}"
    );
}

/// Pages are read by others while what they show moves from the log into the table: each is of one moment.
#[test]
fn a_page_is_of_one_moment_while_the_table_catches_up() {
    let scratch = Scratch::new("moment");
    let store = SqliteStore::open(scratch.0.join("store.db")).expect("new");
    let keys = ["a", "b", "c", "d"];
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for number in 0..400_u32 {
                let ops = keys
                    .map(|key| Op::Put {
                        key: key.into(),
                        value: number.to_le_bytes().into(),
                    })
                    .into();
                let guards = Vec::new();
                wait(store.transact(Transaction { guards, ops })).expect("nothing is guarded");
                if number.is_multiple_of(3) {
                    store.compact(0).expect("open");
                }
            }
        });
        let mut last = 0;
        while !writer.is_finished() {
            let page = store.page("", None, 9).expect("open");
            assert!(page.revision >= last, "{} after {last}", page.revision);
            last = page.revision;
            if last > 0 {
                assert_eq!(page.entries.len(), keys.len());
            }
            for entry in &page.entries {
                let expected = u32::try_from(last - 1).expect("few").to_le_bytes();
                assert_eq!((entry.mod_revision, entry.create_revision), (last, 1));
                assert_eq!(entry.value, expected);
            }
        }
    });
}

/// More than is ever left behind, in one process: nothing of it is lost on the way.
#[test]
fn a_table_that_is_far_behind_catches_up_by_itself() {
    let scratch = Scratch::new("catch-up");
    let path = scratch.0.join("store.db");
    let store = SqliteStore::open(&path).expect("new");
    let written: Vec<_> = (0..6_000_u32)
        .map(|number| {
            let put = |key: String, size| Op::Put {
                key,
                value: vec![7; size],
            };
            let ops = vec![
                put("always".into(), 900),
                put(format!("each/{number:05}"), 300),
            ];
            let guards = Vec::new();
            store.transact(Transaction { guards, ops })
        })
        .collect();
    for written in written {
        wait(written).expect("nothing is guarded");
    }
    let copy = scratch.0.join("killed.db");
    copy_as_killed(&path, &copy);
    for store in [store, SqliteStore::open(&copy).expect("whole")] {
        let page = store.page("", None, usize::MAX).expect("open");
        assert_eq!((page.revision, page.entries.len()), (6_000, 6_001));
        let first = &page.entries[0];
        assert_eq!((first.create_revision, first.mod_revision), (1, 6_000));
        for (number, entry) in (1..).zip(&page.entries[1..]) {
            assert_eq!(
                (entry.create_revision, entry.mod_revision),
                (number, number)
            );
        }
    }
}

#[derive(Debug, Default)]
struct Seen {
    folded: u32,
    closed: u32,
    killed: u32,
    done: u32,
    refused: u32,
}

/// The files as a process that is killed leaves them.
fn copy_as_killed(from: &Path, to: &Path) {
    for suffix in ["", "-wal"] {
        let of = |path: &Path| PathBuf::from(format!("{}{suffix}", path.display()));
        std::fs::copy(of(from), of(to)).expect("nobody writes");
    }
}

/// A transaction over a few keys, guarded by what they are or by something else.
fn some_transaction(random: &mut Random, plain: &SimStore) -> Transaction {
    let mut transaction = Transaction::default();
    for _ in 0..=random.below(3) {
        let key = random.key();
        let page = plain.page(&key, None, 1).expect("up");
        let found = page.entries.into_iter().find(|entry| entry.key == key);
        let mod_revision = found.map_or(0, |entry| entry.mod_revision);
        if !transaction.ops.iter().any(|op| op.key() == key) {
            transaction.ops.push(match random.below(3) {
                0 => Op::Delete { key: key.clone() },
                _ => Op::Put {
                    key: key.clone(),
                    value: vec![b'v'; random.below(2_000)],
                },
            });
        }
        transaction.guards.push(match random.below(8) {
            0 => Guard::Absent { key },
            1 => Guard::Unchanged {
                key,
                mod_revision: mod_revision + 1,
            },
            _ => Guard::Unchanged { key, mod_revision },
        });
    }
    transaction
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).expect("31 bits") % end
    }

    fn key(&mut self) -> String {
        format!("{}/{}", ["a", "b"][self.below(2)], self.below(6))
    }
}

/// A directory of its own, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("kanmon-behind-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary directory can be written");
        Self(path)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime of this thread").block_on(future)
}
