use store::{Entry, Guard, Op, ReadError, Revision, Store, Transaction};

use super::seal::{ChainKey, Seal};
use crate::key;

/// Entries that were taken from what is left of their seals.
#[derive(Debug, Default)]
pub(crate) struct Trimmed<'e> {
    /// Those that a seal covers.
    pub(crate) entries: Vec<&'e Entry>,
    /// The numbers of the first and the last of these seals; none without entries.
    pub(crate) seals: Option<(u64, u64)>,
}

/// Takes entries that a transaction deletes from what is left of their seals, in that transaction. Where they go
/// into the archive, their seals say so.
///
/// What was tampered with stays so: an entry that is not what was sealed leaves a sum that is not right, and a seal
/// that is not one of ours is not made one.
pub(crate) fn trim<'e>(
    store: &dyn Store,
    key: &ChainKey,
    entries: &'e [Entry],
    are_archived: bool,
    transaction: &mut Transaction,
) -> Result<Trimmed<'e>, ReadError> {
    let mut trimmed = Trimmed::default();
    let mut touched: Vec<Touched> = Vec::new();
    for entry in entries {
        let revision = entry.mod_revision;
        let at = match touched.iter().position(|it| it.seal.covers(revision)) {
            Some(at) => at,
            None => match Touched::of(store, key, revision)? {
                Some(seal) => {
                    touched.push(seal);
                    touched.len() - 1
                }
                // An entry that no seal covers was put there by nobody: it may go.
                None => continue,
            },
        };
        let code = key.code(&entry.key, revision, &entry.value);
        let seal = &mut touched[at].seal;
        seal.left.remove(code);
        if are_archived {
            seal.archived.get_or_insert_default().add(code);
        }
        trimmed.entries.push(entry);
        let (first, last) = trimmed.seals.unwrap_or((u64::MAX, 0));
        trimmed.seals = Some((first.min(seal.first), last.max(seal.last)));
    }
    for mut touched in touched {
        if touched.is_ours {
            key.vouch(&mut touched.seal);
        }
        transaction.guards.push(touched.guard());
        transaction.ops.push(touched.seal.op());
    }
    Ok(trimmed)
}

/// A seal as it is stored, and whether it is ours.
struct Touched {
    seal: Seal,
    key: String,
    mod_revision: Revision,
    is_ours: bool,
}

impl Touched {
    fn of(
        store: &dyn Store,
        key: &ChainKey,
        revision: Revision,
    ) -> Result<Option<Self>, ReadError> {
        let before = key::of_audit_seal(revision.saturating_sub(1));
        let page = store.page(key::AUDIT_SEALS, Some(&before), 1)?;
        let found = page.entries.first().and_then(|it| Self::read(key, it));
        Ok(found.filter(|it| it.seal.covers(revision)))
    }

    /// A record under a key that is not its own is nobody's.
    fn read(key: &ChainKey, entry: &Entry) -> Option<Self> {
        let seal = Seal::read(entry).filter(|seal| seal.key() == entry.key)?;
        Some(Self {
            is_ours: key.made(&seal),
            key: entry.key.clone(),
            mod_revision: entry.mod_revision,
            seal,
        })
    }

    fn guard(&self) -> Guard {
        Guard::Unchanged {
            key: self.key.clone(),
            mod_revision: self.mod_revision,
        }
    }
}

/// How many seals become one in a transaction.
const AT_ONCE: usize = 500;

/// Makes one of all seals that stand side by side and of whose entries none is left; the newest stays by itself.
pub(crate) async fn fold(store: &dyn Store, key: &ChainKey) -> Result<(), ReadError> {
    let mut run: Vec<Touched> = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let page = store.page(key::AUDIT_SEALS, after.as_deref(), AT_ONCE)?;
        after = page.entries.last().map(|entry| entry.key.clone());
        let newest = page.entries.len() - usize::from(!page.has_more && !page.entries.is_empty());
        for entry in &page.entries[..newest] {
            let empty =
                Touched::read(key, entry).filter(|it| it.is_ours && it.seal.left.is_empty());
            let follows = match (run.last(), &empty) {
                (Some(before), Some(next)) => {
                    before.seal.last + 1 == next.seal.first
                        && before.seal.upto == next.seal.after
                        && before.seal.digest == next.seal.previous
                }
                (None, Some(_)) => true,
                (_, None) => false,
            };
            if !follows || run.len() == AT_ONCE {
                fold_run(store, key, std::mem::take(&mut run)).await;
            }
            run.extend(empty);
        }
        if !page.has_more {
            fold_run(store, key, run).await;
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
}

async fn fold_run(store: &dyn Store, key: &ChainKey, run: Vec<Touched>) {
    let [first, .., last] = run.as_slice() else {
        return;
    };
    let mut seal = Seal {
        first: first.seal.first,
        after: first.seal.after,
        previous: first.seal.previous.clone(),
        ..last.seal.clone()
    };
    seal.sealed = first.seal.sealed;
    seal.archived = first.seal.archived;
    for folded in &run[1..] {
        seal.sealed.join(&folded.seal.sealed);
        if let Some(archived) = &folded.seal.archived {
            seal.archived.get_or_insert_default().join(archived);
        }
    }
    key.vouch(&mut seal);
    let goes = run[..run.len() - 1].iter().map(|it| Op::Delete {
        key: it.key.clone(),
    });
    let transaction = Transaction {
        guards: run.iter().map(Touched::guard).collect(),
        ops: goes.chain([seal.op()]).collect(),
    };
    if let Err(error) = store.transact(transaction).await {
        // They are found again next time.
        tracing::warn!(%error, "some seals without entries stay for now");
    }
}
