//! Backups of a store that others write to, and stores made of them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use store::{BackupError, Op, SqliteStore, Store, Transaction, backup, restore};

struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("kanmon-backup-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("the temporary directory can be written");
        Self(path)
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn names(&self) -> Vec<String> {
        let names = std::fs::read_dir(&self.0).expect("ours").map(|entry| {
            let name = entry.expect("readable").file_name();
            name.into_string().expect("text")
        });
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
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

/// Writes the same number to both of two keys that are far from each other.
fn write(store: &SqliteStore, number: u64) -> u64 {
    let put = |key: &str| Op::Put {
        key: key.into(),
        value: [number.to_string().as_bytes(), &[b' '; 2_000]].concat(),
    };
    let ops = vec![put("a"), put(&format!("m/{number:06}")), put("z")];
    let guards = Vec::new();
    wait(store.transact(Transaction { guards, ops })).expect("nothing is guarded")
}

fn all(store: &SqliteStore) -> BTreeMap<String, (Vec<u8>, u64, u64)> {
    let page = store.page("", None, usize::MAX).expect("open");
    let of = |it: store::Entry| (it.key, (it.value, it.create_revision, it.mod_revision));
    page.entries.into_iter().map(of).collect()
}

#[test]
fn a_backup_is_of_one_moment_while_writes_go_on() {
    let scratch = Scratch::new("online");
    let store = Arc::new(SqliteStore::open(scratch.file("store.db")).expect("new"));
    for number in 1..=100 {
        write(&store, number);
    }
    let is_over = Arc::new(AtomicBool::new(false));
    let writer = {
        let (store, is_over) = (Arc::clone(&store), Arc::clone(&is_over));
        std::thread::spawn(move || {
            let mut last = 100;
            while !is_over.load(Ordering::SeqCst) {
                last = write(&store, last + 1);
            }
            last
        })
    };
    let mut last = 100;
    for round in 0..20 {
        let path = scratch.file(&format!("backup-{round}"));
        let contents =
            backup(scratch.file("store.db"), &path, &[("region", "cn-beijing")]).expect("taken");
        assert_eq!(contents.store_id, store.id());
        assert_eq!(
            contents.notes,
            [("region".to_owned(), "cn-beijing".to_owned())]
        );
        assert!(contents.revision >= last, "it went back from {last}");
        last = contents.revision;
        let made = scratch.file(&format!("made-{round}.db"));
        assert_eq!(restore(&path, &made).expect("whole"), contents);
        let made = SqliteStore::open(made).expect("a store");
        assert_eq!(wait(made.barrier()), Ok(last));
        let found = all(&made);
        let expected = [last.to_string().as_bytes(), &[b' '; 2_000]].concat();
        assert_eq!(found["a"], (expected.clone(), 1, last));
        assert_eq!(found["z"], (expected, 1, last));
        assert_eq!(
            found.len() as u64,
            last + 2,
            "all up to it and none after it"
        );
    }
    is_over.store(true, Ordering::SeqCst);
    let end = writer.join().expect("it writes on");
    assert!(end > last.min(120), "writes stood still");
    assert_eq!(wait(store.barrier()), Ok(end));
}

#[test]
fn a_store_made_of_a_backup_has_another_id_and_goes_on_from_its_revision() {
    let scratch = Scratch::new("id");
    let store = SqliteStore::open(scratch.file("store.db")).expect("new");
    write(&store, 1);
    backup(scratch.file("store.db"), scratch.file("backup"), &[]).expect("taken");
    write(&store, 2);
    let id = store.id().to_owned();
    drop(store);
    std::fs::remove_file(scratch.file("store.db")).expect("closed");
    restore(scratch.file("backup"), scratch.file("store.db")).expect("whole");
    let store = SqliteStore::open(scratch.file("store.db")).expect("a store");
    assert_ne!(
        store.id(),
        id,
        "hosts would take revision 2 for the one they know"
    );
    let restored = store.id().to_owned();
    assert_eq!(write(&store, 3), 2);
    drop(store);
    let store = SqliteStore::open(scratch.file("store.db")).expect("a store");
    assert_eq!(store.id(), restored, "from then on it keeps it");
    assert_eq!(all(&store)["a"].2, 2);
}

#[test]
fn a_backup_is_one_file_for_its_owner_and_nothing_else_is_left() {
    use std::os::unix::fs::PermissionsExt;
    let scratch = Scratch::new("files");
    drop(SqliteStore::open(scratch.file("store.db")).expect("new"));
    backup(scratch.file("store.db"), scratch.file("backup"), &[]).expect("taken");
    restore(scratch.file("backup"), scratch.file("made.db")).expect("whole");
    assert_eq!(
        scratch.names(),
        [
            "backup",
            "made.db",
            "made.db.lock",
            "store.db",
            "store.db.lock"
        ]
    );
    for name in ["backup", "made.db"] {
        let mode = std::fs::metadata(scratch.file(name))
            .expect("there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn what_is_there_is_never_replaced() {
    let scratch = Scratch::new("exists");
    let path = scratch.file("store.db");
    let store = SqliteStore::open(&path).expect("new");
    write(&store, 1);
    let taken = scratch.file("backup");
    backup(&path, &taken, &[]).expect("taken");
    let before = std::fs::read(&taken).expect("there");
    let is_refused = |outcome: Result<_, BackupError>| match outcome {
        Err(BackupError::Exists { .. }) => {}
        other => panic!("{other:?}"),
    };
    is_refused(backup(&path, &taken, &[]));
    is_refused(restore(&taken, &path));
    assert_eq!(all(&store).len(), 3);
    drop(store);
    is_refused(restore(&taken, &path));
    assert_eq!(std::fs::read(&taken).expect("there"), before);
    std::os::unix::fs::symlink("/nowhere", scratch.file("link")).expect("a link");
    is_refused(backup(&path, scratch.file("link"), &[]));
}

#[test]
fn what_is_no_whole_backup_is_refused_and_leaves_nothing() {
    let scratch = Scratch::new("bad");
    let path = scratch.file("store.db");
    let store = SqliteStore::open(&path).expect("new");
    for number in 0..60 {
        write(&store, number);
    }
    backup(&path, scratch.file("backup"), &[]).expect("taken");
    let good = std::fs::read(scratch.file("backup")).expect("there");
    let refused = |what: &str, bytes: Option<&[u8]>| {
        let bad = scratch.file("bad");
        if let Some(bytes) = bytes {
            std::fs::write(&bad, bytes).expect("there is room");
        }
        let error = restore(&bad, scratch.file("made.db")).expect_err(what);
        assert!(
            matches!(error, BackupError::Unusable { .. }),
            "{what}: {error}"
        );
        assert!(error.to_string().contains("bad"), "{what}: {error}");
        let left: Vec<String> = scratch.names();
        assert!(
            !left
                .iter()
                .any(|name| name.starts_with("made.db") && name != "made.db.lock"),
            "{left:?}"
        );
    };
    refused("no file", None);
    refused("an empty file", Some(b""));
    refused(
        "text",
        Some(b"this is a letter, and no backup of anything at all"),
    );
    refused("half of it", Some(&good[..good.len() / 2]));
    for page in [0, 1, 3, good.len() / 8_192 / 2] {
        let mut bytes = good.clone();
        bytes[page * 8_192..(page + 1) * 8_192].fill(0xaa);
        refused(&format!("page {page} damaged"), Some(&bytes));
    }
    let at = good
        .windows(3)
        .position(|it| it == b"57 ")
        .expect("a value");
    let mut bytes = good.clone();
    bytes[at] ^= 1;
    refused("a bit of a value flipped", Some(&bytes));
    let none = backup(scratch.file("none.db"), scratch.file("of-none"), &[]);
    assert!(matches!(none, Err(BackupError::NoStore { .. })), "{none:?}");
    assert!(!scratch.file("of-none").exists());
}

/// Every form there was, each with everything that it can hold: `put a 1`; `put b 2, put c 3`; `delete b`;
/// `put a 4`; `put ä [0, 255]`; then changes up to revision 2 forgotten. 1 had no sums, 2 no backlog; in that of 3 is what
/// came last.
#[test]
fn a_store_of_every_form_opens_and_takes_writes() {
    for format in ["1", "2", "3"] {
        let scratch = Scratch::new(&format!("format-{format}"));
        let fixture = format!("tests/data/format-{format}.db");
        let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(fixture);
        std::fs::copy(&fixture, scratch.file("store.db")).expect("there is room");
        check_fixture(&SqliteStore::open(scratch.file("store.db")).expect("a form that is known"));
        let store = SqliteStore::open(scratch.file("store.db")).expect("today's form now");
        assert_eq!(write(&store, 1), 6);
        drop(store);
        restore(fixture, scratch.file("made.db")).expect("a backup of that form");
        check_fixture(&SqliteStore::open(scratch.file("made.db")).expect("a form that is known"));
    }
}

fn check_fixture(store: &SqliteStore) {
    let expected = [
        ("a", vec![4], 1, 4),
        ("c", vec![3], 2, 2),
        ("ä", vec![0, 255], 5, 5),
    ];
    let expected =
        expected.map(|(key, value, create, last)| (key.to_owned(), (value, create, last)));
    assert_eq!(all(store), BTreeMap::from(expected));
    assert_eq!(wait(store.barrier()), Ok(5));
    assert!(store.watch(1).is_err(), "changes up to 2 are forgotten");
    let mut watch = store.watch(2).expect("later ones are not");
    let told: Vec<_> = (3..=5).map(|_| wait(watch.next()).expect("kept")).collect();
    assert_eq!(
        told.iter().map(|batch| batch.revision).collect::<Vec<_>>(),
        [3, 4, 5]
    );
    assert_eq!(told[0].ops, [Op::Delete { key: "b".into() }]);
    let put = |key: &str, value: Vec<u8>| Op::Put {
        key: key.into(),
        value,
    };
    assert_eq!(told[2].ops, [put("ä", vec![0, 255])]);
}

/// Writes the fixture of today's form, for when the form changes: set `KANMON_WRITE_FIXTURE` to a directory.
#[test]
fn the_fixture_of_todays_form() {
    let Some(directory) = std::env::var_os("KANMON_WRITE_FIXTURE") else {
        return;
    };
    let scratch = Scratch::new("fixture");
    let store = SqliteStore::open(scratch.file("store.db")).expect("new");
    let put = |key: &str, value: Vec<u8>| Op::Put {
        key: key.into(),
        value,
    };
    let write = |ops| {
        let guards = Vec::new();
        wait(store.transact(Transaction { guards, ops })).expect("nothing is guarded");
    };
    write(vec![put("a", vec![1])]);
    write(vec![put("b", vec![2]), put("c", vec![3])]);
    write(vec![Op::Delete { key: "b".into() }]);
    store.compact(2).expect("open");
    write(vec![put("a", vec![4])]);
    write(vec![put("ä", vec![0, 255])]);
    let format = "3";
    let to = Path::new(&directory).join(format!("format-{format}.db"));
    // A store that is closed has no backlog, and a backup of one that is open has it.
    backup(scratch.file("store.db"), to, &[]).expect("taken");
}
