//! Disks that are full, read-only or failing, logs that are torn, pages that are damaged: real ones.
//!
//! What is promised: a clear error; reads go on where they can; nothing acknowledged is lost, and where it is
//! damaged we say so; nothing is ever mended without a word.

#[path = "faults/place.rs"]
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::os::unix::fs::FileExt;
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use place::{Scratch, device_of, in_a_namespace, run};
use store::{
    Guard, Op, OpenError, ReadError, Revision, SqliteStore, Store, StoreSnapshot, TransactError,
    Transaction,
};

#[test]
fn a_full_disk_refuses_writes_and_lets_reads_go_on_until_there_is_room() {
    in_a_namespace(|| {
        let disk = Scratch::in_memory("full", "6m");
        let path = disk.path().join("store.db");
        let others = disk.path().join("others");
        std::fs::write(&others, vec![7; 2 << 20]).expect("there is room");
        let store = SqliteStore::open(&path).expect("there is room");
        let mut acknowledged = BTreeMap::new();
        let refused = (0..10_000).find_map(|number| write(&store, number, &mut acknowledged).err());
        let Some(TransactError::Unavailable { why }) = refused else {
            panic!("{refused:?}")
        };
        assert!(why.contains("full"), "{why}");
        assert!(acknowledged.len() > 20, "{}", acknowledged.len());
        assert_eq!(all(&store), Ok(acknowledged.clone()), "reads go on");
        assert_eq!(wait(store.barrier()), Ok(acknowledged.len() as u64));
        assert_eq!(store.counts().transactions(), acknowledged.len() as u64);
        assert!(store.counts().refused() > 0);

        std::fs::remove_file(&others).expect("it is there");
        for number in 20_000..20_010 {
            write(&store, number, &mut acknowledged).expect("there is room again");
        }
        drop(store);
        let store = SqliteStore::open(&path).expect("it is whole");
        assert_eq!(all(&store), Ok(acknowledged));
    });
}

/// A delete writes before it frees, and needs room for that; a reserve is kept for it.
#[test]
fn a_full_disk_still_takes_deletes_and_then_writes_again() {
    in_a_namespace(|| {
        let disk = Scratch::in_memory("full-delete", "24m");
        let path = disk.path().join("store.db");
        let store = SqliteStore::open(&path).expect("there is room");
        let mut acknowledged = BTreeMap::new();
        let refused =
            (0..100_000).find_map(|number| write(&store, number, &mut acknowledged).err());
        assert!(
            matches!(refused, Some(TransactError::Unavailable { .. })),
            "{refused:?}"
        );
        // Others take what is left, to the last byte.
        let mut others =
            std::fs::File::create(disk.path().join("others")).expect("a name has room");
        while others.write_all(&[7; 4096]).is_ok() {}

        let keys: Vec<String> = acknowledged.keys().cloned().collect();
        let (deleted, kept) = keys.split_at(keys.len() / 2);
        for keys in deleted.chunks(8) {
            let ops = keys
                .iter()
                .map(|key| Op::Delete { key: key.clone() })
                .collect();
            let guards = Vec::new();
            let outcome = wait(store.transact(Transaction { guards, ops }));
            outcome.unwrap_or_else(|error| panic!("{error} after {keys:?}"));
        }
        let refused = write(&store, 100_000, &mut BTreeMap::new());
        let Err(TransactError::Unavailable { why }) = refused else {
            panic!("{refused:?}: the reserve is for deletes")
        };
        assert!(why.contains("only deletes"), "{why}");
        store
            .compact(u64::MAX)
            .expect("old changes are forgotten too");
        acknowledged.retain(|key, _| kept.contains(key));
        assert_eq!(all(&store), Ok(acknowledged.clone()));
        drop(store);

        let store =
            SqliteStore::open(&path).expect("a store that was closed on a full disk is whole");
        assert_eq!(all(&store), Ok(acknowledged.clone()));
        drop((store, others));
        std::fs::remove_file(disk.path().join("others")).expect("it is there");
        let store = SqliteStore::open(&path).expect("it is whole");
        write(&store, 100_001, &mut acknowledged).expect("there is room again");
        assert_eq!(all(&store), Ok(acknowledged));
    });
}

/// Whoever needs room may delete the reserve by hand.
#[test]
fn a_full_disk_whose_reserve_was_taken_away_refuses_and_goes_on() {
    in_a_namespace(|| {
        let disk = Scratch::in_memory("full-taken", "16m");
        let path = disk.path().join("store.db");
        let store = SqliteStore::open(&path).expect("there is room");
        let mut acknowledged = BTreeMap::new();
        for number in 0..10 {
            write(&store, number, &mut acknowledged).expect("there is room");
        }
        std::fs::remove_file(disk.path().join("store.db.reserve")).expect("it is there");
        let mut others =
            std::fs::File::create(disk.path().join("others")).expect("a name has room");
        while others.write_all(&[7; 4096]).is_ok() {}
        // Deletes something, and so would be done again with the reserve.
        let delete = |number: u32, more: u32| {
            let put = |number| Op::Put {
                key: key(500_000 + number),
                value: value(number, VALUE),
            };
            let delete = Op::Delete { key: key(number) };
            let ops = std::iter::once(delete).chain((0..more).map(put));
            wait(store.transact(Transaction {
                guards: Vec::new(),
                ops: ops.collect(),
            }))
        };
        let refused = delete(0, 64);
        let Err(TransactError::Unavailable { why }) = refused else {
            panic!("{refused:?}")
        };
        assert!(why.contains("full"), "{why}");
        assert_eq!(all(&store), Ok(acknowledged.clone()), "reads go on");
        drop(others);
        std::fs::remove_file(disk.path().join("others")).expect("it is there");
        delete(0, 0).expect("there is room again");
        acknowledged.remove(&key(0));
        write(&store, 11, &mut acknowledged).expect("there is room again");
        assert_eq!(all(&store), Ok(acknowledged));
    });
}

/// A revoked rule closes something: it is written over what is there, and is smaller.
#[test]
fn a_full_disk_still_takes_what_makes_a_value_smaller() {
    in_a_namespace(|| {
        let disk = Scratch::in_memory("full-smaller", "24m");
        let path = disk.path().join("store.db");
        let store = SqliteStore::open(&path).expect("there is room");
        let mut acknowledged = BTreeMap::new();
        let over = |number: u32, size: usize, revision: Revision, more: Option<u32>| {
            let put = |number, size| Op::Put {
                key: key(number),
                value: value(number, size),
            };
            let guards = vec![Guard::Unchanged {
                key: key(number),
                mod_revision: revision,
            }];
            let ops = std::iter::once(put(number, size)).chain(more.map(|it| put(it, 200)));
            wait(store.transact(Transaction {
                guards,
                ops: ops.collect(),
            }))
        };
        let first = write(&store, 0, &mut acknowledged).expect("there is room");
        let refused =
            (1..100_000).find_map(|number| write(&store, number, &mut acknowledged).err());
        assert!(refused.is_some());
        let mut others =
            std::fs::File::create(disk.path().join("others")).expect("a name has room");
        while others.write_all(&[7; 4096]).is_ok() {}

        let smaller = over(0, VALUE - 100, first, Some(200_000));
        let smaller = smaller.expect("it is taken, with what is told of it");
        for (behaviour, size) in [("as large", VALUE - 100), ("larger", VALUE)] {
            let Err(TransactError::Unavailable { why }) = over(0, size, smaller, None) else {
                panic!("{behaviour}: the reserve is for what makes room")
            };
            assert!(why.contains("only deletes"), "{why}");
        }
        let again = over(0, VALUE - 200, smaller, None).expect("and again");
        let conflict = over(0, VALUE - 300, smaller, None);
        assert!(matches!(conflict, Err(TransactError::Conflict { .. })));
        drop(store);
        let store = SqliteStore::open(&path).expect("it is whole");
        acknowledged.insert(key(0), value(0, VALUE - 200));
        acknowledged.insert(key(200_000), value(200_000, 200));
        assert_eq!(all(&store), Ok(acknowledged));
        assert_eq!(wait(store.barrier()), Ok(again));
    });
}

#[test]
fn a_store_on_a_full_disk_that_was_killed_has_everything_when_there_is_room() {
    in_a_namespace(|| {
        let disk = Scratch::in_memory("full-kill", "4m");
        let acknowledged = run_child(disk.path(), "until-refused");
        assert!(acknowledged.len() > 10, "{}", acknowledged.len());
        let path = disk.path().to_str().expect("text");
        run("mount", &["-o", "remount,size=32m", path]);
        let store = SqliteStore::open(disk.path().join("store.db")).expect("it is whole");
        assert_eq!(all(&store), Ok(acknowledged));
    });
}

#[test]
fn a_read_only_disk_is_named_and_nothing_is_changed() {
    in_a_namespace(|| {
        let disk = Scratch::in_memory("ro", "8m");
        let path = disk.path().join("store.db");
        let mut acknowledged = BTreeMap::new();
        let store = SqliteStore::open(&path).expect("it is new");
        write(&store, 1, &mut acknowledged).expect("it takes writes");
        drop(store);
        let mounted = disk.path().to_str().expect("text");
        run("mount", &["-o", "remount,ro", mounted]);
        let Err(error) = SqliteStore::open(&path) else {
            panic!("opened for writing on a read-only disk")
        };
        assert!(matches!(error, OpenError::ReadOnly { .. }), "{error}");
        assert!(
            error.to_string().contains("mount it for writing"),
            "{error}"
        );
        run("mount", &["-o", "remount,rw", mounted]);
        let store = SqliteStore::open(&path).expect("it is whole");
        assert_eq!(all(&store), Ok(acknowledged));
    });
}

/// What Linux does with a disk on which it met an error, under `errors=remount-ro`.
#[test]
fn a_disk_that_becomes_read_only_refuses_writes_and_lets_reads_go_on() {
    in_a_namespace(|| {
        let (scratch, disk) = Scratch::on_a_disk("ro-late", "48m", "errors=remount-ro");
        let path = disk.join("store.db");
        let mut acknowledged = BTreeMap::new();
        let store = SqliteStore::open(&path).expect("it is new");
        for number in 0..50 {
            write(&store, number, &mut acknowledged).expect("it takes writes");
        }
        let device = device_of(&disk);
        let trigger = format!("/sys/fs/ext4/{device}/trigger_fs_error");
        std::fs::write(&trigger, "made by a test\n").expect("ext4 can be told of an error");
        let refused = write(&store, 50, &mut acknowledged);
        assert!(
            matches!(refused, Err(TransactError::Unavailable { .. })),
            "{refused:?}"
        );
        assert_eq!(all(&store), Ok(acknowledged), "reads go on");
        drop(store);
        drop(scratch);
    });
}

/// The disk takes what is written and fails when it has to keep it. Whoever asks again would be told that all
/// is well; so the process ends, and what it had acknowledged is there.
#[test]
fn a_failed_fsync_ends_the_process_and_loses_nothing_acknowledged() {
    in_a_namespace(|| {
        let (scratch, disk) = Scratch::on_a_disk("fsync", "6m", "errors=continue");
        let acknowledged = run_child(&disk, "until-aborted");
        assert!(acknowledged.len() > 10, "{}", acknowledged.len());
        let backing = scratch.path().to_str().expect("text");
        run("mount", &["-o", "remount,size=128m", backing]);
        let store = SqliteStore::open(disk.join("store.db")).expect("what was kept is whole");
        let found = all(&store).expect("it can be read");
        for (key, value) in acknowledged {
            assert_eq!(found.get(&key), Some(&value), "{key} was acknowledged");
        }
    });
}

/// The kernel keeps pages in memory that the failed sync did not keep on the disk, and takes them for written. The next
/// process finds them there: whatever it acknowledges behind them must not need them on the disk.
#[test]
fn what_is_acknowledged_after_a_failed_fsync_is_there_when_the_memory_of_the_kernel_is_gone() {
    in_a_namespace(|| {
        // It fails in the log or in the file.
        for room in ["3m", "4m", "5m", "6m", "7m", "8m"] {
            let (scratch, disk) = Scratch::on_a_disk("after-fsync", room, "errors=continue");
            let mut acknowledged = run_child(&disk, "until-aborted");
            assert!(acknowledged.len() > 10, "{}", acknowledged.len());
            let backing = scratch.path().to_str().expect("text");
            run("mount", &["-o", "remount,size=128m", backing]);
            let after = run_child(&disk, "a-few");
            assert_eq!(after.len(), FEW as usize);
            acknowledged.extend(after);
            let mounted = disk.to_str().expect("text");
            run("umount", &[mounted]);
            let image = scratch.path().join("image");
            let image = image.to_str().expect("text");
            run("mount", &["-o", "loop,errors=continue", image, mounted]);
            let store = SqliteStore::open(disk.join("store.db"))
                .unwrap_or_else(|error| panic!("{room}: what was kept is whole: {error}"));
            let found = all(&store).expect("it can be read");
            for (key, value) in acknowledged {
                assert_eq!(found.get(&key), Some(&value), "{room}: {key}");
            }
        }
    });
}

#[test]
fn a_torn_tail_of_the_log_is_left_out_and_everything_before_it_is_there() {
    let scratch = Scratch::new("torn");
    for before in [0, BEGINS_ANEW] {
        torn(&scratch, before);
    }
}

fn torn(scratch: &Scratch, before: u32) {
    let (image, states) = crashed_after(scratch, before);
    let log = image.in_use();
    let mut whole = 0;
    for cut in (0..=log).rev().step_by(8_191).chain([1, 31, 32, 33]) {
        let path = image.lay_out(scratch, "torn", |log| log.truncate(cut));
        let store =
            SqliteStore::open(&path).unwrap_or_else(|error| panic!("cut at {cut}: {error}"));
        let revision = wait(store.barrier()).expect("open");
        let expected = &states[usize::try_from(revision).expect("few")];
        assert_eq!(all(&store).as_ref(), Ok(expected), "cut at {cut}");
        if cut == log {
            assert_eq!(revision, states.len() as u64 - 1, "the whole log");
        }
        whole = whole.max(revision);
    }
    assert_eq!(whole, states.len() as u64 - 1);
    // The last transaction, half on the disk and half not, as after a loss of power.
    let path = image.lay_out(scratch, "half", |bytes| {
        for byte in &mut bytes[log - 1_000..log - 500] {
            *byte ^= 0xff;
        }
    });
    let store = SqliteStore::open(&path).expect("nobody was told of the last one");
    assert_eq!(all(&store).as_ref(), Ok(&states[states.len() - 2]));
}

/// SQLite alone would open these, without the transactions from the damage on.
#[test]
fn a_log_that_is_damaged_before_its_end_is_refused_and_left_as_it_is() {
    let scratch = Scratch::new("log");
    for before in [0, BEGINS_ANEW] {
        damaged(&scratch, before);
    }
}

fn damaged(scratch: &Scratch, before: u32) {
    let (image, _) = crashed_after(scratch, before);
    let end = image.in_use() - 40_000;
    for at in [3, 20, 30, 40, 60, 500, 9_000, 30_000, end / 2, end] {
        let path = image.lay_out(scratch, "log", |log| log[at] ^= 0x10);
        let before = files(&path);
        let Err(error) = SqliteStore::open(&path) else {
            panic!("a log damaged at byte {at} was opened")
        };
        assert!(matches!(error, OpenError::Damaged { .. }), "{at}: {error}");
        assert!(error.to_string().contains("kanmon restore"), "{error}");
        let Err(error) = StoreSnapshot::open(&path) else {
            panic!("a log damaged at byte {at} was shown as if it was whole")
        };
        assert!(matches!(error, OpenError::Damaged { .. }), "{at}: {error}");
        assert!(files(&path) == before, "{at}: something was changed");
    }
}

/// The file says itself how far its table is, and SQLite keeps no sum of that.
#[test]
fn a_table_that_is_not_as_far_as_the_file_says_is_refused() {
    let scratch = Scratch::new("folded");
    let path = scratch.path().join("store.db");
    let mut acknowledged = BTreeMap::new();
    let store = SqliteStore::open(&path).expect("it is new");
    for number in 0..20 {
        write_of(&store, number, 100, &mut acknowledged).expect("it takes writes");
    }
    drop(store);
    let changed = |name: &str, statements: &str| {
        let path = scratch.path().join(format!("{name}.db"));
        std::fs::copy(scratch.path().join("store.db"), &path).expect("it is closed");
        let connection = rusqlite::Connection::open(&path).expect("a file of SQLite");
        connection.execute_batch(statements).expect("its tables");
        path
    };
    let behind = "DELETE FROM cur WHERE mod_rev > 12;";
    let is_at = |revision| format!("UPDATE meta SET value = '{revision}' WHERE name = 'folded';");
    for (name, statements) in [
        ("further than the table", format!("{behind} {}", is_at(14))),
        ("further than the log", format!("{behind} {}", is_at(90))),
        ("no number", is_at(-3)),
        ("gone", "DELETE FROM meta WHERE name = 'folded'".to_owned()),
        (
            "a log with a gap",
            format!("DELETE FROM log WHERE rev = 15; {behind} {}", is_at(12)),
        ),
        (
            "a log that lost its end",
            "DELETE FROM log WHERE rev > 12".to_owned(),
        ),
    ] {
        let path = changed(name, &statements);
        match SqliteStore::open(&path) {
            Err(OpenError::Damaged { .. }) => {}
            Err(error) => panic!("{name}: {error}"),
            Ok(_) => panic!("{name}: opened"),
        }
        let refused = store::restore(&path, scratch.path().join("restored.db"));
        assert!(
            matches!(refused, Err(store::BackupError::Unusable { .. })),
            "{name}: {refused:?}"
        );
    }
    // As it is after a kill, and one step further back, which is only done again.
    for folded in [12, 11] {
        let path = changed(
            &format!("at {folded}"),
            &format!("{behind} {}", is_at(folded)),
        );
        let store = SqliteStore::open(&path).expect("the log has the rest");
        assert_eq!(all(&store), Ok(acknowledged.clone()), "{folded}");
    }
}

#[test]
fn a_damaged_page_is_an_error_and_never_another_content() {
    let scratch = Scratch::new("page");
    let path = scratch.path().join("store.db");
    let mut acknowledged = BTreeMap::new();
    let store = SqliteStore::open(&path).expect("it is new");
    for number in 0..400 {
        write_of(&store, number, 400, &mut acknowledged).expect("it takes writes");
    }
    drop(store);
    let good = std::fs::read(&path).expect("it is closed");
    let mut refused = BTreeMap::new();
    for page in 0..good.len() / PAGE {
        let damaged = scratch.path().join("damaged.db");
        std::fs::write(&damaged, &good).expect("there is room");
        let file = std::fs::OpenOptions::new()
            .write(true)
            .open(&damaged)
            .expect("there");
        file.write_all_at(&[0xaa; PAGE], (page * PAGE) as u64)
            .expect("there is room");
        drop(file);
        let kind = match SqliteStore::open(&damaged) {
            Err(OpenError::Damaged { .. }) => "at the opening",
            Err(error) => panic!("page {page}: {error}"),
            Ok(store) => match (all(&store), changes(&store)) {
                (Err(ReadError::Unavailable { why }), _)
                | (_, Err(ReadError::Unavailable { why })) => {
                    assert!(
                        why.contains("malformed") || why.contains("not what was written"),
                        "page {page}: {why}"
                    );
                    "when it is read"
                }
                (found, log) => {
                    assert_eq!(found.as_ref(), Ok(&acknowledged), "page {page}");
                    assert_eq!(log, Ok(acknowledged.len()), "page {page}");
                    "not in use"
                }
            },
        };
        *refused.entry(kind).or_insert(0) += 1;
        let after = std::fs::read(&damaged).expect("there");
        let page = &after[page * PAGE..(page + 1) * PAGE];
        assert!(
            kind == "not in use" || page.iter().filter(|byte| **byte == 0xaa).count() > PAGE / 2,
            "mended without a word"
        );
        for suffix in ["-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{suffix}", damaged.display()));
        }
    }
    assert!(
        refused["at the opening"] > 0 && refused["when it is read"] > 10,
        "{refused:?}"
    );
}

/// One bit of a value, in a page that is otherwise as it should be.
#[test]
fn a_bit_that_flips_in_a_value_or_a_record_is_an_error() {
    let scratch = Scratch::new("bit");
    let path = scratch.path().join("store.db");
    let mut acknowledged = BTreeMap::new();
    let store = SqliteStore::open(&path).expect("it is new");
    for number in 0x5a5a_0000..0x5a5a_0010 {
        write_of(&store, number, 20_000, &mut acknowledged).expect("it takes writes");
    }
    drop(store);
    let good = std::fs::read(&path).expect("it is closed");
    let (mut values, mut records) = (0, 0);
    let pattern = [0x5a, 0x5a];
    let inside: Vec<usize> = (0..good.len() - 2)
        .filter(|at| good[*at..at + 2] == pattern)
        .collect();
    for at in inside.into_iter().step_by(4_001) {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        let damaged = scratch.path().join("bit.db");
        std::fs::write(&damaged, bytes).expect("there is room");
        let store = SqliteStore::open(&damaged).expect("its pages are well-formed");
        match (all(&store), changes(&store)) {
            (Err(ReadError::Unavailable { why }), _) => {
                assert!(
                    why.contains("the value of key/") && why.contains("kanmon restore"),
                    "{why}"
                );
                values += 1;
            }
            (Ok(_), Err(ReadError::Unavailable { why })) => {
                assert!(why.contains("the record of revision"), "{why}");
                records += 1;
            }
            // Left of what was there before, in no use now.
            (Ok(found), Ok(count)) => {
                assert!(
                    found == acknowledged && count == acknowledged.len(),
                    "byte {at}"
                );
            }
            (_, Err(error)) | (Err(error), _) => panic!("byte {at}: {error}"),
        }
    }
    assert!(
        values > 5 && records > 5,
        "{values} values, {records} records"
    );
}

#[test]
fn a_damaged_page_is_found_at_the_opening_after_a_stop_that_was_not_in_order() {
    let scratch = Scratch::new("unclean");
    let (image, _) = crashed(&scratch);
    let in_the_log: BTreeSet<usize> = image.log[32..]
        .chunks_exact(24 + PAGE)
        .map(|frame| u32::from_be_bytes(frame[..4].try_into().expect("four bytes")) as usize)
        .collect();
    let pages = 1..=image.file.len() / PAGE;
    let others: Vec<usize> = pages.filter(|page| !in_the_log.contains(page)).collect();
    assert!(others.len() > 10, "{others:?}");
    for page in others {
        let path = image.lay_out(&scratch, "unclean", |_| {});
        let file = std::fs::OpenOptions::new()
            .write(true)
            .open(&path)
            .expect("there");
        file.write_all_at(&[0xaa; PAGE], ((page - 1) * PAGE) as u64)
            .expect("there is room");
        let before = files(&path);
        match SqliteStore::open(&path) {
            Err(error) => {
                assert!(matches!(error, OpenError::Damaged { .. }), "{error}");
                assert!(files(&path).0 == before.0, "something was changed");
            }
            Ok(_) => panic!("a store with page {page} damaged was opened"),
        }
    }
}

#[test]
fn a_second_process_is_kept_away_and_the_first_goes_on() {
    let scratch = Scratch::new("second");
    let mut acknowledged = BTreeMap::new();
    let store = SqliteStore::open(scratch.path().join("store.db")).expect("it is new");
    write(&store, 1, &mut acknowledged).expect("it takes writes");
    let output = child(scratch.path(), "open")
        .output()
        .expect("a test can run its own binary");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("is in use by another process"), "{said}");
    write(&store, 2, &mut acknowledged).expect("it takes writes");
    assert_eq!(all(&store), Ok(acknowledged));
}

/// The other process: does nothing unless it is told where and what.
#[test]
fn the_other_process() {
    let (Some(directory), Ok(task)) = (std::env::var_os(DIRECTORY), std::env::var(TASK)) else {
        return;
    };
    let say = |line: String| {
        let mut output = std::io::stdout();
        output.write_all(line.as_bytes()).expect("somebody reads");
    };
    let store = match SqliteStore::open(PathBuf::from(directory).join("store.db")) {
        Ok(store) => store,
        Err(error) => return say(format!("{error}\n")),
    };
    if task == "open" {
        return;
    }
    let mut acknowledged = BTreeMap::new();
    if task == "a-few" {
        for number in 200_000..200_000 + FEW {
            write(&store, number, &mut acknowledged).expect("there is room");
            say(format!("ack {number}.\n"));
        }
        std::process::abort();
    }
    for number in 0..100_000 {
        match write(&store, number, &mut acknowledged) {
            Ok(_) => say(format!("ack {number}.\n")),
            Err(error) if task == "until-aborted" => say(format!("refused: {error}\n")),
            // As if it was killed: nothing is closed.
            Err(_) => std::process::abort(),
        }
    }
}

fn child(directory: &Path, task: &str) -> Command {
    let this = std::env::current_exe().expect("a test knows its own binary");
    let mut child = Command::new(this);
    child
        .args([
            "--exact",
            "the_other_process",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(DIRECTORY, directory)
        .env(TASK, task)
        .stderr(Stdio::null());
    child
}

/// Lets the other process write until it ends by itself, and answers what it acknowledged.
fn run_child(directory: &Path, task: &str) -> BTreeMap<String, Vec<u8>> {
    let output = child(directory, task)
        .output()
        .expect("a test can run its own binary");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.signal(), Some(6), "it ends by abort: {said}");
    let number = |line: &str| line.split("ack ").nth(1)?.strip_suffix('.')?.parse().ok();
    said.lines()
        .filter_map(number)
        .map(|number: u32| (key(number), value(number, VALUE)))
        .collect()
}

/// A store as a process leaves it that is killed between two transactions.
struct Image {
    file: Vec<u8>,
    log: Vec<u8>,
}

/// The image, and what was stored at every revision.
fn crashed(scratch: &Scratch) -> (Image, Vec<BTreeMap<String, Vec<u8>>>) {
    crashed_after(scratch, 0)
}

/// The same after more transactions: as many as it takes for the log to be moved and begun anew, with what was in it
/// before still behind.
fn crashed_after(scratch: &Scratch, before: u32) -> (Image, Vec<BTreeMap<String, Vec<u8>>>) {
    let _ = std::fs::remove_file(scratch.path().join("store.db"));
    let path = scratch.path().join("store.db");
    let mut acknowledged = BTreeMap::new();
    let store = SqliteStore::open(&path).expect("it is new");
    for number in 0..100 {
        write_of(&store, number, 900, &mut acknowledged).expect("it takes writes");
    }
    // Closed and opened: these are in the file, what follows is in the log.
    drop(store);
    let mut states = vec![BTreeMap::new()];
    for number in 0..100 {
        let mut state: BTreeMap<_, _> = states[states.len() - 1].clone();
        state.insert(key(number), value(number, 900));
        states.push(state);
    }
    let store = SqliteStore::open(&path).expect("it is whole");
    for number in (2_000..2_000 + before).chain(1_000..1_030) {
        write_of(&store, number, 900, &mut acknowledged).expect("it takes writes");
        states.push(acknowledged.clone());
    }
    let image = Image {
        file: std::fs::read(&path).expect("there"),
        log: std::fs::read(format!("{}-wal", path.display())).expect("there"),
    };
    assert!(image.in_use() > 100_000, "the log holds the last ones");
    let is_anew = image.in_use() < image.log.len();
    assert_eq!(is_anew, before > 0, "{} in use", image.in_use());
    (image, states)
}

impl Image {
    /// How far the log goes: behind that is what was in it before it was begun anew.
    fn in_use(&self) -> usize {
        let frames = self.log[32..].chunks_exact(24 + PAGE);
        let is_of_log = |frame: &&[u8]| frame[8..16] == self.log[16..24];
        32 + frames.take_while(is_of_log).count() * (24 + PAGE)
    }

    fn lay_out(&self, scratch: &Scratch, name: &str, change: impl FnOnce(&mut Vec<u8>)) -> PathBuf {
        let path = scratch.path().join(format!("{name}.db"));
        let mut log = self.log.clone();
        change(&mut log);
        let _ = std::fs::remove_file(format!("{}-shm", path.display()));
        std::fs::write(&path, &self.file).expect("there is room");
        std::fs::write(format!("{}-wal", path.display()), log).expect("there is room");
        path
    }
}

/// The bytes of a store and its log.
fn files(path: &Path) -> (Vec<u8>, Vec<u8>) {
    let log = std::fs::read(format!("{}-wal", path.display()));
    (std::fs::read(path).expect("there"), log.unwrap_or_default())
}

fn write(
    store: &SqliteStore,
    number: u32,
    acknowledged: &mut BTreeMap<String, Vec<u8>>,
) -> Result<Revision, TransactError> {
    write_of(store, number, VALUE, acknowledged)
}

fn write_of(
    store: &SqliteStore,
    number: u32,
    size: usize,
    acknowledged: &mut BTreeMap<String, Vec<u8>>,
) -> Result<Revision, TransactError> {
    let ops = vec![Op::Put {
        key: key(number),
        value: value(number, size),
    }];
    let guards = Vec::new();
    let revision = wait(store.transact(Transaction { guards, ops }))?;
    acknowledged.insert(key(number), value(number, size));
    Ok(revision)
}

fn key(number: u32) -> String {
    format!("key/{number:06}")
}

fn value(number: u32, size: usize) -> Vec<u8> {
    number
        .to_le_bytes()
        .into_iter()
        .cycle()
        .take(size)
        .collect()
}

fn all(store: &SqliteStore) -> Result<BTreeMap<String, Vec<u8>>, ReadError> {
    let page = store.page("", None, usize::MAX)?;
    Ok(page
        .entries
        .into_iter()
        .map(|it| (it.key, it.value))
        .collect())
}

/// How many transactions the log tells of.
fn changes(store: &SqliteStore) -> Result<usize, ReadError> {
    let revision = wait(store.barrier())?;
    let mut watch = store.watch(0)?;
    for _ in 0..revision {
        wait(watch.next())?;
    }
    Ok(usize::try_from(revision).expect("few"))
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    runtime.expect("a runtime of this thread").block_on(future)
}

const DIRECTORY: &str = "KANMON_STORE_FAULT_DIRECTORY";
const TASK: &str = "KANMON_STORE_FAULT_TASK";
/// So many transactions are more than a log has when it is moved, and not enough for it to be moved again.
const BEGINS_ANEW: u32 = 200;
/// So many the other process writes before it ends as if it was killed.
const FEW: u32 = 3;
const VALUE: usize = 30_000;
const PAGE: usize = 8_192;
