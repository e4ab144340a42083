use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex};

use cloud_id::{RequestId, Timestamp};
use store::{Op, SimStore, Store, Transaction};

use super::*;
use crate::clock::Clock;
use crate::housekeeping::{Counted, Kept, forget_what_is_over};
use crate::key;
use crate::records::write;
use crate::seal::MasterKey;
use crate::trail_chain::{ChainKey, Finding, Sealing, TrailReport, seal_once, verify_trail};

const MASTER: [u8; 32] = [7; 32];
const NOON: i64 = 1_795_507_200;

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_secs(NOON)
    }

    fn passed(&self) -> std::time::Duration {
        std::time::Duration::ZERO
    }
}

/// Files in memory, on a disk that may be full.
#[derive(Clone, Default)]
struct Memory {
    files: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
    room: Arc<Mutex<Option<usize>>>,
}

impl ArchivePlace for Memory {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(self.files().keys().cloned().collect())
    }

    fn read(&self, name: &str, offset: u64, at_most: u64) -> io::Result<Vec<u8>> {
        let files = self.files();
        let file = files.get(name).ok_or(io::ErrorKind::NotFound)?;
        let offset = usize::try_from(offset).expect("small");
        let rest = file.get(offset..).ok_or(io::ErrorKind::UnexpectedEof)?;
        let at_most = usize::try_from(at_most).unwrap_or(usize::MAX);
        Ok(rest[..rest.len().min(at_most)].to_vec())
    }

    fn write(&self, name: &str, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let is_full = self
            .room
            .lock()
            .expect("nobody panicked")
            .is_some_and(|room| bytes.len() > room);
        if is_full {
            return Err(io::ErrorKind::StorageFull.into());
        }
        let mut files = self.files();
        let file = files.entry(name.to_owned()).or_default();
        let offset = usize::try_from(offset).expect("small");
        if file.len() < offset {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        file.truncate(offset);
        file.extend(bytes);
        Ok(())
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        self.files().remove(name);
        Ok(())
    }
}

impl Memory {
    fn files(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        self.files.lock().expect("nobody panicked")
    }
}

/// A store with its trail, its seals and its archive.
struct Trail {
    store: Arc<SimStore>,
    sealing: Sealing,
    head: Arc<Mutex<Vec<u8>>>,
    place: Memory,
    archive: Archive,
    counted: Counted,
}

impl Trail {
    fn new(most_bytes: u64) -> Self {
        let store = Arc::new(SimStore::new(1));
        let head = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&head);
        let place = Memory::default();
        Self {
            sealing: Sealing {
                store: Arc::clone(&store) as Arc<dyn Store>,
                clock: Arc::new(Noon),
                key: ChainKey::of(&MasterKey::new(MASTER)),
                keep_head: Arc::new(move |bytes| {
                    *kept.lock().expect("nobody panicked") = bytes.to_vec();
                }),
            },
            store,
            head,
            archive: Archive {
                place: Arc::new(place.clone()),
                most_bytes,
            },
            place,
            counted: Counted::default(),
        }
    }

    /// Writes entries of calls so many seconds before noon, one each second, and seals them.
    async fn call(&self, ages: std::ops::Range<i64>, length: usize) {
        let ops = ages.map(|age| {
            let time = Timestamp::from_unix_secs(NOON - age);
            let id = RequestId::from_random(u128::from(age.unsigned_abs()));
            let value = serde_json::json!({
                "access_key_id": "x".repeat(length),
                "account": "1000000000000001",
                "nonce": (7, time.unix_secs),
            });
            Op::Put {
                key: key::of_audit(time, id),
                value: write(&value),
            }
        });
        let transaction = Transaction {
            guards: Vec::new(),
            ops: ops.collect(),
        };
        self.store
            .transact(transaction)
            .await
            .expect("it takes writes");
        seal_once(&self.sealing).await;
    }

    /// A round of housekeeping, after which the store keeps so many entries.
    async fn round(&mut self, entries: usize) {
        let kept = Kept {
            entries,
            chain: Some(self.sealing.key.clone()),
            archive: Some(self.archive.clone()),
            ..Kept::default()
        };
        let now = Timestamp::from_unix_secs(NOON);
        forget_what_is_over(&*self.store, now, 90, kept, &mut self.counted)
            .await
            .expect("readable");
    }

    fn in_store(&self) -> usize {
        let page = self
            .store
            .page(key::AUDIT, None, 100_000)
            .expect("readable");
        page.entries.len()
    }

    fn verify(&self) -> TrailReport {
        let page = |prefix: &str, after: Option<&str>, limit| self.store.page(prefix, after, limit);
        let head = self.head.lock().expect("nobody panicked").clone();
        let key = MasterKey::new(MASTER);
        verify_trail(&page, &key, Some(&head), &self.place).expect("readable")
    }

    /// Every key, in the order of reading, a few at a time.
    fn read(&self, direction: Direction, each: usize) -> Vec<String> {
        let window = Window {
            first: key::audit_before(Timestamp::from_unix_secs(0)),
            over: key::audit_before(Timestamp::from_unix_secs(NOON + 1)),
        };
        let mut keys = Vec::new();
        let mut reading = Reading::default();
        loop {
            let step = reading
                .step(&*self.store, Some(&self.archive), &window, direction)
                .expect("readable");
            keys.extend(step.found.iter().take(each).map(|it| it.entry.key.clone()));
            let mut has_more = step.has_more;
            if let Some(last) = step.found.get(each - 1).filter(|_| step.found.len() > each) {
                reading.go_on_behind(last);
                has_more = true;
            }
            if !has_more {
                return keys;
            }
            reading = Reading::read(&reading.written()).expect("it is one");
        }
    }
}

#[tokio::test]
async fn what_the_store_has_no_room_for_is_archived_and_found_again_in_both_directions() {
    let mut trail = Trail::new(1 << 30);
    for batch in 0..6 {
        let oldest = 10_000 - batch * 500;
        trail.call(oldest - 500..oldest, 10).await;
        trail.round(700).await;
    }
    assert_eq!(trail.in_store(), 700);
    let report = trail.verify();
    assert_eq!(report.findings, []);
    assert_eq!((report.archived, report.forgotten), (2_300, 2_300));
    for each in [1, 7, 100_000] {
        let forward = trail.read(Direction::OldestFirst, each);
        assert_eq!(forward.len(), 3_000, "{each}");
        assert!(forward.is_sorted(), "{each}");
        let mut backward = trail.read(Direction::NewestFirst, each);
        backward.reverse();
        assert_eq!(forward, backward, "{each}");
    }
}

/// What moves into the archive while somebody reads is read once.
#[tokio::test]
async fn a_reader_misses_nothing_and_sees_nothing_twice_while_entries_move() {
    for direction in [Direction::OldestFirst, Direction::NewestFirst] {
        for moves_at in [0, 1, 2, 3, 4, 5] {
            let mut trail = Trail::new(1 << 30);
            trail.call(8_000..10_000, 10).await;
            trail.round(1_600).await;
            let window = Window {
                first: key::audit_before(Timestamp::from_unix_secs(0)),
                over: key::audit_before(Timestamp::from_unix_secs(NOON + 1)),
            };
            let mut keys = Vec::new();
            let mut reading = Reading::default();
            for step in 0.. {
                if step == moves_at {
                    trail.round(300).await;
                }
                let step = reading
                    .step(&*trail.store, Some(&trail.archive), &window, direction)
                    .expect("readable");
                keys.extend(step.found.into_iter().map(|it| it.entry.key));
                if !step.has_more {
                    break;
                }
            }
            keys.sort();
            let count = keys.len();
            keys.dedup();
            assert_eq!(
                (keys.len(), count),
                (2_000, 2_000),
                "{direction:?} {moves_at}"
            );
        }
    }
}

#[tokio::test]
async fn a_full_disk_keeps_entries_in_the_store_and_nothing_is_lost() {
    let mut trail = Trail::new(1 << 30);
    trail.call(9_000..10_000, 10).await;
    trail.round(800).await;
    *trail.place.room.lock().expect("nobody panicked") = Some(10);
    let files = trail.place.files().clone();
    trail.round(100).await;
    assert_eq!(trail.in_store(), 800, "nothing goes that is not kept");
    assert_eq!(*trail.place.files(), files);
    assert_eq!(trail.verify().findings, []);
    *trail.place.room.lock().expect("nobody panicked") = None;
    trail.round(100).await;
    assert_eq!(trail.in_store(), 100);
    let report = trail.verify();
    assert_eq!((report.findings, report.archived), (Vec::new(), 900));
}

/// A process that dies behind the write and before the commit leaves lines that do not count; half a line too.
#[tokio::test]
async fn lines_whose_transaction_did_not_commit_are_written_over() {
    let mut trail = Trail::new(1 << 30);
    trail.call(9_000..10_000, 10).await;
    trail.round(800).await;
    let mut ahead = Trail::new(1 << 30);
    ahead.call(9_000..10_000, 10).await;
    ahead.round(800).await;
    ahead.round(700).await;
    let name = "00000001.jsonl".to_owned();
    let more = ahead.place.files()[&name].clone();
    for cut in [0, 17] {
        trail
            .place
            .files()
            .insert(name.clone(), more[..more.len() - cut].to_vec());
        assert_eq!(trail.verify().findings, [], "{cut}");
    }
    trail.round(500).await;
    let report = trail.verify();
    assert_eq!((report.findings, report.archived), (Vec::new(), 500));
    assert_eq!(trail.place.files().len(), 1);
}

/// Lines of another store's history are left alone, and told of.
#[tokio::test]
async fn what_the_store_does_not_know_is_not_written_over() {
    let mut trail = Trail::new(1 << 30);
    trail.call(9_000..10_000, 10).await;
    trail.round(800).await;
    let name = "00000001.jsonl".to_owned();
    let foreign = b"{\"key\":\"audit/0/0\",\"revision\":1,\"entry\":{}}\n";
    trail
        .place
        .files()
        .get_mut(&name)
        .expect("there")
        .extend(foreign);
    trail
        .place
        .files()
        .insert("00000002.jsonl".to_owned(), foreign.to_vec());
    let before = trail.place.files()[&name].clone();
    trail.round(500).await;
    assert_eq!(trail.place.files()[&name], before);
    assert_eq!(trail.in_store(), 500);
    assert!(trail.place.files().contains_key("00000003.jsonl"));
    let found = trail.verify().findings;
    assert!(
        matches!(
            found.as_slice(),
            [
                Finding::ArchiveChanged { file: first, .. },
                Finding::ArchiveForeign { file: second },
            ] if *first == name && second == "00000002.jsonl"
        ),
        "{found:?}"
    );
}

#[tokio::test]
async fn the_oldest_files_go_when_all_are_too_large_and_it_is_told() {
    let bound = 10 * 1024 * 1024;
    let mut trail = Trail::new(bound);
    for batch in 0..20 {
        let oldest = 20_000 - batch * 500;
        trail.call(oldest - 500..oldest, 2_000).await;
        trail.round(100).await;
    }
    let files = trail.place.files().clone();
    let bytes: usize = files.values().map(Vec::len).sum();
    assert!(bytes as u64 <= bound && bytes > 4 * 1024 * 1024, "{bytes}");
    assert!(!files.contains_key("00000001.jsonl"), "{:?}", files.keys());
    let report = trail.verify();
    assert_eq!(report.findings, []);
    assert!(report.rotated > 1_000, "{report:?}");
    assert_eq!(report.archived + report.rotated, 9_900);
    // Each full file names the seals that it begins and ends with.
    let (_, full) = files.first_key_value().expect("files");
    let text = String::from_utf8(full.clone()).expect("text");
    let (first, last) = (text.lines().next(), text.lines().last());
    assert!(first.is_some_and(|it| it.contains("\"begins_with_seal\":")));
    assert!(last.is_some_and(|it| it.starts_with("{\"ends_with_seal\":")));
}

/// Whatever is done to a file, a record of one, or both together is found, and the file is named.
#[tokio::test]
async fn tampering_with_the_archive_is_found_and_named() {
    let mut trail = Trail::new(1 << 30);
    for batch in 0..9 {
        let oldest = 20_000 - batch * 500;
        trail.call(oldest - 500..oldest, 2_000).await;
        trail.round(100).await;
    }
    let whole = trail.place.files().clone();
    let names: Vec<String> = whole.keys().cloned().collect();
    assert_eq!(names.len(), 3, "{names:?}");
    assert_eq!(trail.verify().findings, []);
    let mut state = 1_u64;
    let mut below = |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(state >> 33).expect("small") % end
    };
    for round in 0..60 {
        let name = &names[round % names.len()];
        let mut bytes = whole[name].clone();
        let mut lines: Vec<Vec<u8>> = bytes
            .split_inclusive(|byte| *byte == b'\n')
            .map(<[u8]>::to_vec)
            .collect();
        let (one, other) = (below(lines.len()), below(lines.len()));
        match round / names.len() % 5 {
            0 => {
                let at = below(bytes.len());
                bytes[at] ^= 1;
            }
            1 => {
                lines.remove(one);
                bytes = lines.concat();
            }
            2 => {
                lines.insert(one, lines[other].clone());
                bytes = lines.concat();
            }
            3 => bytes.truncate(below(bytes.len())),
            _ => bytes.extend(b"{\"key\":\"audit/0/0\",\"revision\":1,\"entry\":{}}\n"),
        }
        trail.place.files().insert(name.clone(), bytes);
        let found = trail.verify().findings;
        let is_named =
            |it: &Finding| matches!(it, Finding::ArchiveChanged { file, .. } if file == name);
        assert!(found.iter().any(is_named), "round {round}: {found:?}");
        trail
            .place
            .files()
            .insert(name.clone(), whole[name].clone());
    }
    // Lines that go from one file to another.
    let moved = [whole[&names[0]].clone(), whole[&names[1]].clone()];
    trail
        .place
        .files()
        .insert(names[0].clone(), moved[1].clone());
    assert_ne!(trail.verify().findings, []);
    trail
        .place
        .files()
        .insert(names[0].clone(), moved[0].clone());
    for (at, name) in names.iter().enumerate() {
        trail.place.files().remove(name);
        let found = trail.verify().findings;
        assert!(
            matches!(found.as_slice(), [Finding::ArchiveGone { file, .. }] if file == name),
            "{found:?}"
        );
        // Together with what the store has of it.
        let key = key::of_audit_archive(at as u64 + 1);
        let record = trail
            .store
            .page(&key, None, 1)
            .expect("readable")
            .entries
            .remove(0);
        let guards = Vec::new();
        let ops = vec![Op::Delete { key: key.clone() }];
        let transaction = Transaction { guards, ops };
        trail
            .store
            .transact(transaction)
            .await
            .expect("it takes writes");
        let found = trail.verify().findings;
        assert!(
            matches!(found.as_slice(), [Finding::ArchiveCutOff { .. }]),
            "{found:?}"
        );
        // A record that somebody wrote.
        let text = String::from_utf8(record.value.clone()).expect("text");
        let wrong = text.replacen("\"count\":", "\"count\":1", 1).into_bytes();
        for (value, is_fine) in [(wrong, false), (record.value, true)] {
            let guards = Vec::new();
            let ops = vec![Op::Put {
                key: key.clone(),
                value,
            }];
            let transaction = Transaction { guards, ops };
            trail
                .store
                .transact(transaction)
                .await
                .expect("it takes writes");
            trail
                .place
                .files()
                .insert(name.clone(), whole[name].clone());
            let found = trail.verify().findings;
            let is_named =
                |it: &Finding| matches!(it, Finding::ArchiveRecord { key: it } if *it == key);
            assert_eq!(found.is_empty(), is_fine, "{found:?}");
            assert_eq!(found.iter().any(is_named), !is_fine, "{found:?}");
        }
    }
    assert_eq!(trail.verify().findings, []);
}

#[tokio::test]
async fn files_of_a_directory_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let path = std::env::temp_dir().join(format!("kanmon-archive-{}", std::process::id()));
    let place = ArchiveDirectory::new(&path);
    assert_eq!(place.names().expect("none"), Vec::<String>::new());
    place.write("a", 0, b"one\ntwo\n").expect("it takes writes");
    place.write("a", 4, b"three\n").expect("it takes writes");
    assert_eq!(place.read("a", 0, 100).expect("there"), b"one\nthree\n");
    assert_eq!(place.read("a", 4, 3).expect("there"), b"thr");
    let too_far = place.write("a", 99, b"x").expect_err("it is shorter");
    assert_eq!(too_far.kind(), io::ErrorKind::UnexpectedEof);
    let mode = |name: &str| {
        let file = std::fs::metadata(path.join(name)).expect("there");
        file.permissions().mode() & 0o777
    };
    assert_eq!((mode("a"), mode(".")), (0o600, 0o700));
    assert_eq!(place.names().expect("one"), ["a"]);
    place.remove("a").expect("ours");
    place.remove("a").expect("it is gone already");
    std::fs::remove_dir_all(path).expect("ours");
}
