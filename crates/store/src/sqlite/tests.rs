use super::*;
use crate::Op;

/// A directory of its own, removed at the end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kanmon-store-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary directory can be written");
        Self(path)
    }

    fn file(&self) -> PathBuf {
        self.0.join("store.db")
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

fn put(store: &SqliteStore, key: &str, value: Vec<u8>) -> Result<Revision, TransactError> {
    let ops = vec![Op::Put {
        key: key.into(),
        value,
    }];
    wait(store.transact(Transaction {
        guards: Vec::new(),
        ops,
    }))
}

#[test]
fn a_second_opening_is_refused_and_says_what_to_do() {
    let scratch = Scratch::new("second");
    let first = SqliteStore::open(scratch.file()).expect("the file is new");
    let Err(error) = SqliteStore::open(scratch.file()) else {
        panic!("opened twice")
    };
    assert!(matches!(error, OpenError::InUse { .. }), "{error}");
    assert!(
        error.to_string().contains("in use by another process"),
        "{error}"
    );
    drop(first);
    assert!(SqliteStore::open(scratch.file()).is_ok());
}

/// User data, answers, addresses: what a region keeps is its owner's, in whichever directory it is.
#[test]
fn its_files_are_readable_by_their_owner_only() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let scratch = Scratch::new("mode");
    std::fs::set_permissions(&scratch.0, PermissionsExt::from_mode(0o755)).expect("ours");
    for attempt in ["new", "made by others"] {
        let store = SqliteStore::open(scratch.file()).expect("the file can be opened");
        put(&store, "a", vec![1]).expect("it takes writes");
        for entry in std::fs::read_dir(&scratch.0).expect("ours") {
            let entry = entry.expect("readable");
            let mode = entry.metadata().expect("there").mode() & 0o777;
            assert_eq!(mode, 0o600, "{attempt}: {:?}", entry.file_name());
        }
        drop(store);
        std::fs::set_permissions(scratch.file(), PermissionsExt::from_mode(0o644)).expect("ours");
    }
}

#[test]
fn everything_is_there_after_closing_and_opening_again() {
    let scratch = Scratch::new("again");
    let id = {
        let store = SqliteStore::open(scratch.file()).expect("the file is new");
        assert_eq!(put(&store, "a", vec![1]), Ok(1));
        assert_eq!(put(&store, "a", vec![2]), Ok(2));
        store.compact(1).expect("the store is open");
        store.id().to_owned()
    };
    let store = SqliteStore::open(scratch.file()).expect("the file is good");
    assert_eq!(store.id(), id);
    let page = store.page("", None, 9).expect("the store is open");
    assert_eq!(
        (page.revision, page.entries[0].value.as_slice()),
        (2, [2].as_slice())
    );
    assert_eq!(
        (
            page.entries[0].create_revision,
            page.entries[0].mod_revision
        ),
        (1, 2)
    );
    assert_eq!(
        store.watch(0).err(),
        Some(ReadError::Compacted { oldest: 1 })
    );
    store.compact(9).expect("the store is open");
    drop(store);
    let store = SqliteStore::open(scratch.file()).expect("the file is good");
    assert_eq!(
        put(&store, "a", vec![3]),
        Ok(3),
        "the revision outlives a log that is empty"
    );
}

#[test]
fn a_copy_put_in_place_of_the_file_has_another_id() {
    let scratch = Scratch::new("copy");
    let id = SqliteStore::open(scratch.file())
        .expect("the file is new")
        .id()
        .to_owned();
    let copy = scratch.0.join("copy");
    std::fs::copy(scratch.file(), &copy).expect("the store is closed");
    std::fs::rename(&copy, scratch.file()).expect("same directory");
    let store = SqliteStore::open(scratch.file()).expect("the copy is good");
    assert_ne!(store.id(), id);
}

#[test]
fn a_file_of_a_later_format_is_refused_and_left_alone() {
    let scratch = Scratch::new("format");
    drop(SqliteStore::open(scratch.file()).expect("the file is new"));
    let connection = schema::connect(&scratch.file()).expect("the file is good");
    schema::put(&connection, "format", "7").expect("the file can be written");
    drop(connection);
    match SqliteStore::open(scratch.file()) {
        Err(OpenError::Format {
            found, known: 3, ..
        }) => assert_eq!(found, "7"),
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("opened"),
    }
}

#[test]
fn the_file_has_the_settings_that_durability_needs() {
    let scratch = Scratch::new("settings");
    drop(SqliteStore::open(scratch.file()).expect("the file is new"));
    let connection = schema::connect(&scratch.file()).expect("the file is good");
    for (pragma, expected) in [
        ("page_size", "8192"),
        ("journal_mode", "wal"),
        ("synchronous", "2"),
    ] {
        let found: rusqlite::types::Value = connection
            .query_row(&format!("PRAGMA {pragma}"), [], |row| row.get(0))
            .expect(pragma);
        let text = match found {
            rusqlite::types::Value::Integer(number) => number.to_string(),
            rusqlite::types::Value::Text(text) => text,
            other => format!("{other:?}"),
        };
        assert_eq!(text, expected, "{pragma}");
    }
}

#[test]
fn a_full_disk_refuses_writes_changes_nothing_and_lets_reads_go_on() {
    let scratch = Scratch::new("full");
    let path = scratch.file();
    drop(SqliteStore::open(&path).expect("the file is new"));
    let connection = schema::connect(&path).expect("the file is good");
    connection
        .pragma_update(None, "max_page_count", 40)
        .expect("a setting of the connection");
    let meta = schema::prepare(&path, &connection).expect("the file is good");
    let history = Arc::new(History::new(meta.revision, meta.compacted));
    let backlog = Arc::new(SharedBacklog::new(meta.backlog));
    let (jobs, queue) = mpsc::channel();
    let writer = Writer::new(
        connection,
        path.clone(),
        meta.revision,
        (Arc::clone(&history), Arc::clone(&backlog)),
        StoreCounts::default(),
    );
    let thread = std::thread::spawn(move || writer.run(&queue));
    let transact = |key: &str, bytes: usize| {
        let (reply, answer) = oneshot::channel();
        let ops = vec![Op::Put {
            key: key.into(),
            value: vec![0; bytes],
        }];
        let transaction = Transaction {
            guards: Vec::new(),
            ops,
        };
        jobs.send(Job::Transact(Asked { transaction, reply }))
            .expect("the writer runs");
        answer.blocking_recv().expect("the writer answers")
    };
    assert_eq!(transact("small", 10), Ok(1));
    assert!(matches!(
        transact("large", 1 << 20),
        Err(TransactError::Unavailable { .. })
    ));
    assert_eq!(history.revision(), Ok(1));
    assert_eq!(transact("small", 20), Ok(2), "what fits is taken again");
    let reader = schema::connect_reader(&path).expect("the file is good");
    let page = reader::page(&reader, &backlog, "", None, 9).expect("reads go on");
    assert_eq!((page.revision, page.entries.len()), (2, 1));
    drop(jobs);
    thread.join().expect("the writer ends in order");
}

#[test]
fn transactions_that_wait_together_become_durable_together() {
    let scratch = Scratch::new("group");
    let store = SqliteStore::open(scratch.file()).expect("the file is new");
    let all: Vec<_> = (0..2_000)
        .map(|number: u32| {
            let ops = vec![Op::Put {
                key: format!("{number:04}"),
                value: vec![7; 600],
            }];
            store.transact(Transaction {
                guards: Vec::new(),
                ops,
            })
        })
        .collect();
    // Handed over before the first answer was asked for, so the revisions are in order of the calls.
    for (index, outcome) in (1_u64..).zip(all) {
        assert_eq!(wait(outcome), Ok(index));
    }
}

#[tokio::test]
async fn a_snapshot_stays_at_its_moment_beside_a_store_that_goes_on() {
    let scratch = Scratch::new("snapshot");
    let path = scratch.file();
    assert!(StoreSnapshot::open(&path).is_err(), "there is no store");
    let store = SqliteStore::open(&path).expect("a new store");
    let write = |value: &str| Transaction {
        guards: Vec::new(),
        ops: vec![crate::Op::Put {
            key: "a".into(),
            value: value.into(),
        }],
    };
    store.transact(write("1")).await.expect("it takes writes");
    let snapshot = StoreSnapshot::open(&path).expect("readable beside it");
    let of = |page: Page| (page.revision, page.entries[0].value.clone());
    assert_eq!(
        of(snapshot.page("", None, 9).expect("readable")),
        (1, b"1".to_vec())
    );
    store.transact(write("2")).await.expect("it takes writes");
    assert_eq!(
        of(snapshot.page("", None, 9).expect("readable")),
        (1, b"1".to_vec())
    );
    drop((snapshot, store));
    let snapshot = StoreSnapshot::open(&path).expect("readable when no process has it open");
    assert_eq!(
        of(snapshot.page("", None, 9).expect("readable")),
        (2, b"2".to_vec())
    );
}
