use std::collections::BTreeMap;
use std::io;
use std::ops::Bound;
use std::sync::{Arc, Mutex};

use cloud_id::{RequestId, Timestamp};
use proptest::prelude::*;
use store::{Entry, Guard, Op, Page, ReadError, SimStore, Store, Transaction};

use super::sealer::Sealer;
use super::*;
use crate::clock::Clock;
use crate::housekeeping::{Counted, Kept, forget_what_is_over};
use crate::key;
use crate::seal::MasterKey;
use crate::trail_archive::ArchivePlace;

const MASTER: [u8; 32] = [7; 32];

struct Noon;

impl Clock for Noon {
    fn now(&self) -> Timestamp {
        Timestamp::from_unix_secs(1_795_507_200)
    }

    fn passed(&self) -> std::time::Duration {
        std::time::Duration::ZERO
    }
}

/// A store, the head beside it and what seals it.
struct Trail {
    store: Arc<SimStore>,
    head: Arc<Mutex<Vec<u8>>>,
    sealing: Sealing,
    next: u128,
}

impl Trail {
    fn new() -> Self {
        let store = Arc::new(SimStore::new(1));
        let head = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&head);
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
            next: 1,
        }
    }

    /// Commits entries together with something else, as a change does.
    async fn write(&mut self, entries: usize) {
        let mut ops = vec![Op::Put {
            key: "estate/vpc/vpc-1".to_owned(),
            value: self.next.to_string().into_bytes(),
        }];
        for _ in 0..entries {
            // Request ids are random: keys do not come in the order of revisions.
            let id = RequestId::from_random(
                self.next
                    .wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835),
            );
            ops.push(Op::Put {
                key: key::of_audit(Noon.now(), id),
                value: format!("entry {}", self.next).into_bytes(),
            });
            self.next += 1;
        }
        let guards = Vec::new();
        let transaction = Transaction { guards, ops };
        self.store
            .transact(transaction)
            .await
            .expect("it takes writes");
    }

    async fn seal(&self) {
        let mut sealer = Sealer::start(&*self.store).await.expect("readable");
        sealer.catch_up(&self.sealing).await.expect("readable");
        sealer.seal(&self.sealing).await.expect("writable");
    }

    /// Forgets some sealed entries, as housekeeping does.
    async fn forget(&self, chosen: &[prop::sample::Index]) {
        let sealed = sealed_upto(&*self.store).expect("readable").unwrap_or(0);
        let mut all = self
            .store
            .page(key::AUDIT, None, 10_000)
            .expect("readable")
            .entries;
        all.retain(|entry| entry.mod_revision <= sealed);
        let mut gone = BTreeMap::new();
        if !all.is_empty() {
            let chosen = chosen
                .iter()
                .map(|index| all[index.index(all.len())].clone());
            gone.extend(chosen.map(|entry| (entry.key.clone(), entry)));
        }
        let gone: Vec<Entry> = gone.into_values().collect();
        let mut transaction = Transaction::default();
        for entry in &gone {
            transaction.guards.push(Guard::Unchanged {
                key: entry.key.clone(),
                mod_revision: entry.mod_revision,
            });
            transaction.ops.push(Op::Delete {
                key: entry.key.clone(),
            });
        }
        let are_archived = false;
        trim(
            &*self.store,
            &self.sealing.key,
            &gone,
            are_archived,
            &mut transaction,
        )
        .expect("readable");
        self.store
            .transact(transaction)
            .await
            .expect("nothing else wrote");
        fold(&*self.store, &self.sealing.key)
            .await
            .expect("readable");
    }

    fn file(&self) -> File {
        let page = self.store.page("audit", None, 100_000).expect("readable");
        let head = self.head.lock().expect("nobody panicked").clone();
        File {
            revision: page.revision,
            entries: page
                .entries
                .into_iter()
                .map(|it| (it.key.clone(), it))
                .collect(),
            head: (!head.is_empty()).then_some(head),
        }
    }
}

/// Nothing was ever archived.
struct NoArchive;

impl ArchivePlace for NoArchive {
    fn names(&self) -> io::Result<Vec<String>> {
        Ok(Vec::new())
    }

    fn read(&self, _: &str, _: u64, _: u64) -> io::Result<Vec<u8>> {
        Err(io::ErrorKind::NotFound.into())
    }

    fn write(&self, _: &str, _: u64, _: &[u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    fn remove(&self, _: &str) -> io::Result<()> {
        Ok(())
    }
}

/// What is on the disk, to be written into by whoever can.
#[derive(Clone, Debug, PartialEq)]
struct File {
    revision: u64,
    entries: BTreeMap<String, Entry>,
    head: Option<Vec<u8>>,
}

impl File {
    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError> {
        let from = match after {
            Some(after) if after >= prefix => Bound::Excluded(after),
            _ => Bound::Included(prefix),
        };
        let found = self.entries.range::<str, _>((from, Bound::Unbounded));
        let mut found = found.take_while(|(key, _)| key.starts_with(prefix));
        let entries = found
            .by_ref()
            .take(limit)
            .map(|(_, it)| it.clone())
            .collect();
        Ok(Page {
            revision: self.revision,
            entries,
            has_more: found.next().is_some(),
        })
    }

    fn verify(&self) -> TrailReport {
        let page =
            |prefix: &str, after: Option<&str>, limit: usize| self.page(prefix, after, limit);
        let key = MasterKey::new(MASTER);
        verify_trail(&page, &key, self.head.as_deref(), &NoArchive).expect("readable")
    }

    /// The keys of seals, or of entries under a seal.
    fn keys(&self, prefix: &str) -> Vec<String> {
        let sealed = self.sealed_upto();
        let all = self.entries.range(prefix.to_owned()..);
        let of_prefix = all.take_while(|(key, _)| key.starts_with(prefix));
        let is_sealed = |entry: &Entry| prefix != key::AUDIT || entry.mod_revision <= sealed;
        of_prefix
            .filter(|(_, it)| is_sealed(it))
            .map(|(key, _)| key.clone())
            .collect()
    }

    fn sealed_upto(&self) -> u64 {
        let seals = self
            .entries
            .keys()
            .filter_map(|key| key.strip_prefix(key::AUDIT_SEALS));
        let revisions = seals.filter_map(|text| u64::from_str_radix(text, 16).ok());
        revisions.max().unwrap_or(0)
    }

    /// The plain twin of the chain: what must not differ, side by side. Of a seal its value counts; of an entry all.
    fn guarded(&self, sealed: u64) -> BTreeMap<String, (u64, Vec<u8>)> {
        let all = self
            .entries
            .values()
            .filter(|it| it.mod_revision <= sealed || it.key.starts_with(key::AUDIT_SEALS));
        let guarded = all.map(|it| {
            let is_entry = it.key.starts_with(key::AUDIT);
            (
                it.key.clone(),
                (if is_entry { it.mod_revision } else { 0 }, it.value.clone()),
            )
        });
        guarded.collect()
    }
}

#[derive(Clone, Debug)]
enum Step {
    Write(usize),
    Seal,
    Forget(Vec<prop::sample::Index>),
}

#[derive(Clone, Debug)]
enum Tampering {
    Edit,
    Remove,
    Insert,
    Redate,
    Swap,
    Rename,
    SwapSeals,
    DropSeal,
    DropAllSeals,
    EditSeal(usize),
    CutOff,
    DropSealWithItsEntries,
    ForgetUnnoticed,
    DropHead,
    EditHead,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4_usize).prop_map(Step::Write),
        3 => Just(Step::Seal),
        1 => prop::collection::vec(any::<prop::sample::Index>(), 0..8).prop_map(Step::Forget),
    ]
}

fn tampering() -> impl Strategy<Value = Tampering> {
    use Tampering::*;
    prop_oneof![
        Just(Edit),
        Just(Remove),
        Just(Insert),
        Just(Redate),
        Just(Swap),
        Just(Rename),
        Just(SwapSeals),
        Just(DropSeal),
        Just(DropAllSeals),
        (0..400_usize).prop_map(EditSeal),
        Just(CutOff),
        Just(DropSealWithItsEntries),
        Just(ForgetUnnoticed),
        Just(DropHead),
        Just(EditHead),
    ]
}

impl File {
    fn tamper(&mut self, how: &Tampering, one: &prop::sample::Index, other: &prop::sample::Index) {
        let entries = self.keys(key::AUDIT);
        let seals = self.keys(key::AUDIT_SEALS);
        let pick = |keys: &[String], index: &prop::sample::Index| {
            (!keys.is_empty()).then(|| keys[index.index(keys.len())].clone())
        };
        let (entry, another) = (pick(&entries, one), pick(&entries, other));
        let (seal, another_seal) = (pick(&seals, one), pick(&seals, other));
        let sealed = self.sealed_upto();
        let mut change = |key: &Option<String>, to: &mut dyn FnMut(&mut Entry)| {
            if let Some(entry) = key.as_ref().and_then(|key| self.entries.get_mut(key)) {
                to(entry);
            }
        };
        match how {
            Tampering::Edit => change(&entry, &mut |it| it.value[0] ^= 1),
            Tampering::EditSeal(at) => change(&seal, &mut |it| {
                let at = at % it.value.len();
                // Another letter or digit, so that most are still a seal.
                it.value[at] = if it.value[at] == b'1' { b'2' } else { b'1' };
            }),
            Tampering::Redate => change(&entry, &mut |it| {
                it.mod_revision = if it.mod_revision > 1 {
                    it.mod_revision - 1
                } else {
                    sealed
                };
            }),
            Tampering::Remove => {
                entry.and_then(|key| self.entries.remove(&key));
            }
            Tampering::Insert => {
                if let Some(mut it) = entry.and_then(|key| self.entries.get(&key).cloned()) {
                    it.key = format!("{}0", it.key);
                    self.entries.insert(it.key.clone(), it);
                }
            }
            Tampering::Rename => {
                if let Some(mut it) = entry.and_then(|key| self.entries.remove(&key)) {
                    it.key = format!("{}0", it.key);
                    self.entries.insert(it.key.clone(), it);
                }
            }
            Tampering::Swap => self.swap(entry, another),
            Tampering::SwapSeals => self.swap(seal, another_seal),
            Tampering::DropSeal => {
                seal.and_then(|key| self.entries.remove(&key));
            }
            Tampering::DropAllSeals => {
                self.entries
                    .retain(|key, _| !key.starts_with(key::AUDIT_SEALS));
            }
            Tampering::CutOff => {
                // Everything behind a seal, that of another seal too.
                if let Some(upto) =
                    seal.and_then(|key| u64::from_str_radix(key.rsplit('/').next()?, 16).ok())
                {
                    let last = key::of_audit_seal(upto);
                    self.entries.retain(|key, it| {
                        if key.starts_with(key::AUDIT_SEALS) {
                            *key <= last
                        } else {
                            it.mod_revision <= upto
                        }
                    });
                }
            }
            Tampering::DropSealWithItsEntries => {
                if let Some(key) = seal {
                    let upto = u64::from_str_radix(key.rsplit('/').next().expect("parts"), 16)
                        .expect("a revision");
                    let before = seals.iter().filter(|it| **it < key).max();
                    let after = before.map_or(0, |it| {
                        u64::from_str_radix(it.rsplit('/').next().expect("parts"), 16)
                            .expect("a revision")
                    });
                    self.entries.remove(&key);
                    self.entries.retain(|key, it| {
                        key.starts_with(key::AUDIT_SEALS)
                            || it.mod_revision <= after
                            || it.mod_revision > upto
                    });
                }
            }
            Tampering::ForgetUnnoticed => {
                // As trimming does it, by somebody without the key.
                if let Some(it) = entry.and_then(|key| self.entries.remove(&key)) {
                    let foreign = ChainKey::of(&MasterKey::new([8; 32]));
                    for key in &seals {
                        let stored = self.entries.get_mut(key).expect("it is there");
                        let Some(mut seal) = super::seal::Seal::read(stored) else {
                            continue;
                        };
                        if seal.covers(it.mod_revision) {
                            seal.left.remove(ChainKey::of(&MasterKey::new(MASTER)).code(
                                &it.key,
                                it.mod_revision,
                                &it.value,
                            ));
                            foreign.vouch(&mut seal);
                            let Op::Put { value, .. } = seal.op() else {
                                continue;
                            };
                            stored.value = value;
                        }
                    }
                }
            }
            Tampering::DropHead => self.head = None,
            Tampering::EditHead => {
                if let Some(head) = &mut self.head {
                    let text = String::from_utf8_lossy(head).replace("\"number\":", "\"number\":1");
                    *head = text.into_bytes();
                }
            }
        }
    }

    fn swap(&mut self, one: Option<String>, other: Option<String>) {
        if let (Some(one), Some(other)) = (one, other) {
            let value = self.entries[&one].value.clone();
            let others = std::mem::replace(
                &mut self.entries.get_mut(&other).expect("it is there").value,
                value,
            );
            self.entries.get_mut(&one).expect("it is there").value = others;
        }
    }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(future)
}

async fn made_by(steps: &[Step]) -> Trail {
    let mut trail = Trail::new();
    trail.seal().await;
    for step in steps {
        match step {
            Step::Write(entries) => trail.write(*entries).await,
            Step::Seal => trail.seal().await,
            Step::Forget(chosen) => trail.forget(chosen).await,
        }
    }
    trail
}

proptest! {
    /// Whatever is done to what is under a seal is found; what is done by right is not.
    #[test]
    fn every_kind_of_tampering_is_found(
        steps in prop::collection::vec(step(), 1..40),
        how in tampering(),
        one in any::<prop::sample::Index>(),
        other in any::<prop::sample::Index>(),
    ) {
        let trail = run(made_by(&steps));
        let file = trail.file();
        let report = file.verify();
        prop_assert_eq!(&report.findings, &[]);
        let entries = file.entries.keys().filter(|key| key.starts_with(key::AUDIT)).count();
        prop_assert_eq!(report.entries, entries as u64);

        let mut tampered = file.clone();
        tampered.tamper(&how, &one, &other);
        let sealed = file.sealed_upto();
        let differs = tampered.guarded(sealed) != file.guarded(sealed) || tampered.head != file.head;
        let report = tampered.verify();
        prop_assert_eq!(!report.findings.is_empty(), differs, "{:?}: {:?}", how, report);
    }
}

#[test]
fn a_finding_says_where() {
    run(async {
        let mut trail = Trail::new();
        trail.seal().await;
        trail.write(3).await;
        trail.seal().await;
        trail.write(2).await;
        trail.seal().await;
        let file = trail.file();
        let report = file.verify();
        assert_eq!(
            (report.newest, report.entries, report.unsealed),
            (Some(3), 5, 0)
        );

        let gone = |file: &File| {
            let report = file.verify();
            report
                .findings
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        let mut tampered = file.clone();
        let of_first = file
            .keys(key::AUDIT)
            .into_iter()
            .find(|key| file.entries[key].mod_revision == 2);
        tampered.entries.remove(&of_first.expect("three are of it"));
        let found = gone(&tampered);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("1 of the 3 entries that seal 2 (revisions 1 to 2, made 20"),
            "{found:?}"
        );

        let mut cut = file.clone();
        let last = file.keys(key::AUDIT_SEALS).pop().expect("three");
        cut.entries.remove(&last);
        assert_eq!(
            cut.verify().findings,
            [Finding::CutOff { newest: 2, head: 3 }]
        );
        assert_eq!(
            cut.verify().unsealed,
            2,
            "they look like new ones, but for the head"
        );
    });
}

/// Seals stay few when what they covered is forgotten, and the chain holds over the piece that was folded.
#[test]
fn seals_of_which_nothing_is_left_become_one() {
    run(async {
        let mut trail = Trail::new();
        trail.seal().await;
        for _ in 0..20 {
            trail.write(1).await;
            trail.seal().await;
        }
        let all = trail
            .store
            .page(key::AUDIT, None, 100)
            .expect("readable")
            .entries;
        let goes: Vec<Entry> = all.into_iter().filter(|it| it.mod_revision != 22).collect();
        let mut transaction = Transaction::default();
        transaction.ops.extend(goes.iter().map(|it| Op::Delete {
            key: it.key.clone(),
        }));
        trim(
            &*trail.store,
            &trail.sealing.key,
            &goes,
            false,
            &mut transaction,
        )
        .expect("readable");
        trail
            .store
            .transact(transaction)
            .await
            .expect("it takes writes");
        fold(&*trail.store, &trail.sealing.key)
            .await
            .expect("readable");
        let file = trail.file();
        // One before the entry that stayed, its own, one behind it, and the newest.
        assert_eq!(file.keys(key::AUDIT_SEALS).len(), 4);
        let report = file.verify();
        assert_eq!(
            (report.findings, report.entries, report.forgotten),
            (Vec::new(), 1, 19)
        );
        trail.write(1).await;
        trail.seal().await;
        assert_eq!(trail.file().verify().findings, []);
    });
}

/// After a stop whose changes are no longer in the log, nothing is left out and nothing counted twice.
#[test]
fn a_sealer_goes_on_where_the_log_was_compacted() {
    run(async {
        let mut trail = Trail::new();
        trail.seal().await;
        trail.write(3).await;
        trail.seal().await;
        for _ in 0..5 {
            trail.write(2).await;
        }
        let now = trail.store.barrier().await.expect("readable");
        trail.store.compact(now).expect("it can");
        trail.write(1).await;
        trail.seal().await;
        let report = trail.file().verify();
        assert_eq!(
            (report.findings, report.entries, report.unsealed),
            (Vec::new(), 14, 0)
        );
    });
}

/// What housekeeping forgets is forgotten by right; what has no seal yet stays, however old.
#[test]
fn housekeeping_forgets_only_what_is_sealed_and_the_chain_holds() {
    run(async {
        let mut trail = Trail::new();
        trail.seal().await;
        for _ in 0..300 {
            trail.write(2).await;
            if trail.next % 10 == 1 {
                trail.seal().await;
            }
        }
        trail.seal().await;
        trail.write(3).await;
        let much_later = Timestamp::from_unix_secs(Noon.now().unix_secs + 91 * 86_400);
        let kept = Kept {
            chain: Some(trail.sealing.key.clone()),
            archive: None,
            ..Kept::default()
        };
        forget_what_is_over(&*trail.store, much_later, 90, kept, &mut Counted::default())
            .await
            .expect("readable");
        let report = trail.file().verify();
        assert_eq!(
            (
                report.findings,
                report.entries,
                report.unsealed,
                report.forgotten
            ),
            (Vec::new(), 3, 3, 600)
        );
        assert_eq!(
            trail.file().keys(key::AUDIT_SEALS).len(),
            2,
            "all but the newest are one"
        );
    });
}
