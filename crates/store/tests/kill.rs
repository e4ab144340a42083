//! A writer is killed in the middle, again and again: what it acknowledged is there, whole.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use store::{Guard, Op, Revision, SqliteStore, Store, TransactError, Transaction};

/// How often the writer is killed.
const KILLS: u64 = 220;

/// How many write at the same time.
const WRITERS: usize = 6;

const DIRECTORY: &str = "KANMON_STORE_KILL_DIRECTORY";

/// holds: K5
#[test]
fn a_writer_killed_at_any_moment_loses_nothing_it_acknowledged_and_leaves_no_half() {
    if std::env::var_os(DIRECTORY).is_some() {
        return;
    }
    let directory = std::env::temp_dir().join(format!("kanmon-kill-{}", std::process::id()));
    std::fs::create_dir_all(&directory).expect("the temporary directory can be written");
    let path = directory.join("store.db");
    let mut acknowledged = BTreeMap::new();
    let mut total = 0;
    for kill in 0..KILLS {
        // From before the file is even open to some hundred transactions later.
        let lines = kill * 7_919 % 160;
        let acks = run_and_kill(&directory, lines);
        total += acks.len();
        for (writer, count) in acks {
            let last = acknowledged.entry(writer).or_insert(0);
            assert!(
                count > *last,
                "kill {kill}: writer {writer} went back from {last} to {count}"
            );
            *last = count;
        }
        check(kill, &path, &acknowledged);
    }
    assert!(
        total > 5_000,
        "only {total} writes were acknowledged: the kills come too early"
    );
    std::fs::remove_dir_all(&directory).expect("nothing uses it any more");
}

/// Lets a writer run until it has acknowledged so many writes, kills it, and answers all that it
/// acknowledged until it was dead.
fn run_and_kill(directory: &Path, lines: u64) -> Vec<(usize, u64)> {
    let this = std::env::current_exe().expect("a test knows its own binary");
    let mut child = Command::new(this)
        .args([
            "--exact",
            "the_writer_that_is_killed",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(DIRECTORY, directory)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a test can run its own binary");
    let stdout = BufReader::new(child.stdout.take().expect("it was asked for"));
    let mut acks = Vec::new();
    let mut is_killed = false;
    let mut kill = |acks: &[(usize, u64)]| {
        if !is_killed && acks.len() as u64 >= lines {
            child.kill().expect("the child runs until it is killed");
            is_killed = true;
        }
    };
    kill(&acks);
    // What it had written into the pipe before it died is acknowledged too.
    for line in stdout.split(b'\n') {
        let line =
            String::from_utf8(line.expect("a pipe can be read")).expect("the child writes text");
        if let Some((writer, count)) = ack(&line) {
            acks.push((writer, count));
        }
        kill(&acks);
    }
    assert!(
        acks.len() as u64 >= lines,
        "the writer ended by itself after {} writes",
        acks.len()
    );
    child.wait().expect("it was killed");
    acks
}

/// An acknowledgement; a line that was cut short has no full stop.
fn ack(line: &str) -> Option<(usize, u64)> {
    let (writer, count) = line
        .strip_prefix("ack ")?
        .strip_suffix('.')?
        .split_once(' ')?;
    Some((writer.parse().ok()?, count.parse().ok()?))
}

fn check(kill: u64, path: &Path, acknowledged: &BTreeMap<usize, u64>) {
    let store = SqliteStore::open(path).expect("a killed store opens again");
    let state = State::of(&store);
    let mut sum = 0;
    for writer in 0..WRITERS {
        let count = state.count(&left(writer));
        assert_eq!(
            count,
            state.count(&right(writer)),
            "kill {kill}: half of a transaction"
        );
        let last = acknowledged.get(&writer).copied().unwrap_or(0);
        assert!(
            count >= last,
            "kill {kill}: writer {writer} has {count}, acknowledged {last}"
        );
        let has_odd = state.entries.contains_key(&odd(writer));
        assert_eq!(
            has_odd,
            count % 2 == 1,
            "kill {kill}: a deletion is half there"
        );
        sum += count;
    }
    assert_eq!(
        state.count(TOTAL),
        sum,
        "kill {kill}: the total is of other transactions"
    );
    assert_eq!(
        state.revision, sum,
        "kill {kill}: revisions without a transaction"
    );
    check_log(kill, &store, &state);
}

/// The log tells the same story as the state, from the last transactions of it.
fn check_log(kill: u64, store: &SqliteStore, state: &State) {
    let from = state.revision.saturating_sub(50);
    let mut watch = store.watch(from).expect("nothing is compacted");
    let mut last = BTreeMap::new();
    for revision in from + 1..=state.revision {
        let batch = block_on(watch.next()).expect("the log has it");
        assert_eq!(batch.revision, revision, "kill {kill}");
        for op in batch.ops {
            match op {
                Op::Put { key, value } => last.insert(key, Some((value, revision))),
                Op::Delete { key } => last.insert(key, None),
            };
        }
    }
    for (key, told) in last {
        let found = state
            .entries
            .get(&key)
            .map(|(value, revision)| (value.clone(), *revision));
        assert_eq!(found, told, "kill {kill}: {key}");
    }
}

/// The child: does nothing unless it is told where.
#[test]
fn the_writer_that_is_killed() {
    let Some(directory) = std::env::var_os(DIRECTORY) else {
        return;
    };
    let store = SqliteStore::open(PathBuf::from(directory).join("store.db"));
    let store = Arc::new(store.expect("the last one was killed and its lock went with it"));
    let state = Arc::new(Mutex::new(State::of(&store)));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build();
    runtime.expect("a runtime").block_on(async {
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                tokio::spawn(write_for_ever(
                    writer,
                    Arc::clone(&store),
                    Arc::clone(&state),
                ))
            })
            .collect();
        for writer in writers {
            writer.await.expect("a writer only ends when it is killed");
        }
    });
}

/// Raises the writer's own number, on two keys that must stay alike, and the total, which all writers
/// share and guard; says so once it is durable.
async fn write_for_ever(writer: usize, store: Arc<SqliteStore>, state: Arc<Mutex<State>>) {
    loop {
        let (transaction, count) = {
            let state = state.lock().expect("no writer panics while it holds this");
            let count = state.count(&left(writer)) + 1;
            let put = |key: &str, value: u64| Op::Put {
                key: key.into(),
                // Large enough that a transaction covers several pages of the file.
                value: [value.to_string().as_bytes(), &vec![b' '; 3_000]].concat(),
            };
            let odd = odd(writer);
            let odd = if count % 2 == 1 {
                put(&odd, count)
            } else {
                Op::Delete { key: odd }
            };
            let ops = vec![
                put(&left(writer), count),
                odd,
                put(TOTAL, state.count(TOTAL) + 1),
                put(&right(writer), count),
            ];
            let guards =
                [left(writer), right(writer), TOTAL.to_owned()].map(|key| Guard::Unchanged {
                    mod_revision: state.written(&key),
                    key,
                });
            (
                Transaction {
                    guards: guards.into(),
                    ops,
                },
                count,
            )
        };
        let ops = transaction.ops.clone();
        match store.transact(transaction).await {
            Ok(revision) => {
                let line = format!("ack {writer} {count}.\n");
                std::io::stdout()
                    .write_all(line.as_bytes())
                    .expect("the parent reads");
                state
                    .lock()
                    .expect("no writer panics while it holds this")
                    .apply(revision, ops);
            }
            // Another writer came first with the total; what it wrote is applied by itself.
            Err(TransactError::Conflict { .. }) => tokio::task::yield_now().await,
            Err(error) => panic!("{error}"),
        }
    }
}

/// What was written last, and when.
struct State {
    revision: Revision,
    entries: BTreeMap<String, (Vec<u8>, Revision)>,
}

impl State {
    fn of(store: &SqliteStore) -> Self {
        let page = store
            .page("", None, usize::MAX)
            .expect("an open store can be read");
        let of = |it: store::Entry| (it.key, (it.value, it.mod_revision));
        Self {
            revision: page.revision,
            entries: page.entries.into_iter().map(of).collect(),
        }
    }

    fn count(&self, key: &str) -> u64 {
        let number = |value: &[u8]| {
            String::from_utf8_lossy(value)
                .trim()
                .parse()
                .expect("a number")
        };
        self.entries.get(key).map_or(0, |(value, _)| number(value))
    }

    fn written(&self, key: &str) -> Revision {
        self.entries.get(key).map_or(0, |(_, revision)| *revision)
    }

    fn apply(&mut self, revision: Revision, ops: Vec<Op>) {
        for op in ops {
            match op {
                Op::Put { key, value } if revision > self.written(&key) => {
                    self.entries.insert(key, (value, revision));
                }
                Op::Put { .. } => {}
                Op::Delete { key } => drop(self.entries.remove(&key)),
            }
        }
    }
}

const TOTAL: &str = "total";

fn left(writer: usize) -> String {
    format!("writer/{writer}/a-left")
}

fn odd(writer: usize) -> String {
    format!("writer/{writer}/odd")
}

fn right(writer: usize) -> String {
    format!("writer/{writer}/z-right")
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime of this thread").block_on(future)
}
