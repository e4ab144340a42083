use std::collections::{BTreeMap, VecDeque};
use std::ops::Bound;
use std::sync::{Arc, Mutex, PoisonError};

use crate::history::{History, Log};
use crate::{
    Batch, BoxFuture, Entry, Op, Page, ReadError, Revision, Store, StoreLimits, TransactError,
    Transaction, Watch,
};

mod dice;
mod interleave;

use dice::Dice;
pub use interleave::interleave;

/// A store in memory that makes trouble on purpose: the same trouble for the same seed and the same
/// calls in the same order.
///
/// Without trouble it is a store like any other, and passes the same suite.
pub struct SimStore {
    id: String,
    kept: Arc<Kept>,
    down: Mutex<Down>,
}

/// How much trouble a [`SimStore`] makes. Chances are out of 1,000 transactions.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Trouble {
    /// Refused as a conflict although every guard holds, as when another replica came first and undid.
    pub conflicts: u32,
    /// The reply is lost, and `Unknown` answered: half of these have committed, half have not.
    pub lost_replies: u32,
    /// A call lets others run up to so many times before it does its work, and again before it answers.
    pub max_pauses: u32,
    /// When the store goes down.
    pub crash: Option<Crash>,
}

/// The moment at which a [`SimStore`] goes down: its transaction is answered `Unknown`, what follows
/// `Unavailable`, until [`SimStore::restart`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Crash {
    /// At the n-th transaction from the start or restart, counted from 0, before it is kept.
    Before(u64),
    /// At the n-th, after it is kept and before anyone hears of it.
    After(u64),
}

/// What survives a crash, and the watchers of now.
struct Kept {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    current: BTreeMap<String, Cell>,
    log: VecDeque<Batch>,
    revision: Revision,
    compacted: Revision,
}

struct Cell {
    value: Vec<u8>,
    create_revision: Revision,
    mod_revision: Revision,
}

/// What a crash takes away.
struct Down {
    history: Option<Arc<History>>,
    dice: Dice,
    trouble: Trouble,
    transactions: u64,
}

/// What will be answered, and how often others run first.
struct Answer {
    pauses: u32,
    outcome: Result<Revision, TransactError>,
}

impl SimStore {
    /// An empty store that makes no trouble.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self::with_trouble(seed, Trouble::default())
    }

    /// An empty store that makes trouble.
    #[must_use]
    pub fn with_trouble(seed: u64, trouble: Trouble) -> Self {
        let history = Arc::new(History::new(0, 0));
        let dice = Dice::new(seed);
        Self {
            id: format!("sim-{seed:016x}"),
            kept: Arc::new(Kept {
                state: Mutex::default(),
            }),
            down: Mutex::new(Down {
                history: Some(history),
                dice,
                trouble,
                transactions: 0,
            }),
        }
    }

    /// Makes another kind of trouble from now on.
    pub fn set_trouble(&self, trouble: Trouble) {
        self.down().trouble = trouble;
    }

    /// Goes down at once.
    pub fn crash(&self) {
        self.down().crash();
    }

    /// Comes back with everything that was kept, without the crash that was planned. Watches of before
    /// have ended.
    pub fn restart(&self) {
        let state = self.kept.lock();
        let history = Arc::new(History::new(state.revision, state.compacted));
        drop(state);
        let mut down = self.down();
        down.crash();
        down.history = Some(history);
        down.trouble.crash = None;
        down.transactions = 0;
    }

    fn down(&self) -> std::sync::MutexGuard<'_, Down> {
        self.down.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn history(&self) -> Result<Arc<History>, ReadError> {
        self.down()
            .history
            .clone()
            .ok_or_else(|| ReadError::Unavailable { why: DOWN.into() })
    }

    /// Does the work of a transaction, at one moment for everyone.
    fn commit(&self, transaction: &Transaction) -> Answer {
        let mut down = self.down();
        let Some(history) = down.history.clone() else {
            let outcome = Err(TransactError::Unavailable { why: DOWN.into() });
            return Answer { pauses: 0, outcome };
        };
        let turn = down.transactions;
        down.transactions += 1;
        let trouble = down.trouble;
        let pauses = down.dice.up_to(trouble.max_pauses);
        let unknown = Answer {
            pauses,
            outcome: Err(TransactError::Unknown),
        };
        if trouble.crash == Some(Crash::Before(turn)) {
            down.crash();
            return unknown;
        }
        let is_lost = down.dice.hits(trouble.lost_replies);
        if is_lost && down.dice.hits(500) {
            return unknown;
        }
        let mut state = self.kept.lock();
        if down.dice.hits(trouble.conflicts)
            && let Some(key) = first_key(transaction)
        {
            let outcome = Err(TransactError::Conflict {
                key,
                revision: state.revision,
            });
            return Answer { pauses, outcome };
        }
        let outcome = state.transact(transaction);
        let is_new = outcome == Ok(state.revision) && !transaction.ops.is_empty();
        let batch = if is_new {
            state.log.back().cloned()
        } else {
            None
        };
        drop(state);
        if trouble.crash == Some(Crash::After(turn)) {
            down.crash();
            return unknown;
        }
        history.publish(batch.into_iter().map(Arc::new).collect());
        if is_lost {
            unknown
        } else {
            Answer { pauses, outcome }
        }
    }
}

impl Store for SimStore {
    fn transact(&self, transaction: Transaction) -> BoxFuture<'_, Result<Revision, TransactError>> {
        Box::pin(async move {
            transaction.check(LIMITS)?;
            let pauses = {
                let mut down = self.down();
                let most = down.trouble.max_pauses;
                down.dice.up_to(most)
            };
            interleave::pause(pauses).await;
            let answer = self.commit(&transaction);
            interleave::pause(answer.pauses).await;
            answer.outcome
        })
    }

    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError> {
        self.history()?;
        let state = self.kept.lock();
        let from = match after {
            Some(after) if after >= prefix => Bound::Excluded(after),
            Some(_) | None => Bound::Included(prefix),
        };
        let mut found = state
            .current
            .range::<str, _>((from, Bound::Unbounded))
            .take_while(|(key, _)| key.starts_with(prefix))
            .map(|(key, cell)| Entry {
                key: key.clone(),
                value: cell.value.clone(),
                create_revision: cell.create_revision,
                mod_revision: cell.mod_revision,
            });
        let entries = found.by_ref().take(limit).collect();
        Ok(Page {
            revision: state.revision,
            entries,
            has_more: found.next().is_some(),
        })
    }

    fn page_back(&self, prefix: &str, before: &str, limit: usize) -> Result<Page, ReadError> {
        self.history()?;
        let state = self.kept.lock();
        let mut found = state
            .current
            .range::<str, _>((Bound::Unbounded, Bound::Excluded(before)))
            .rev()
            .take_while(|(key, _)| key.as_str() >= prefix)
            .filter(|(key, _)| key.starts_with(prefix))
            .map(|(key, cell)| Entry {
                key: key.clone(),
                value: cell.value.clone(),
                create_revision: cell.create_revision,
                mod_revision: cell.mod_revision,
            });
        let entries = found.by_ref().take(limit).collect();
        Ok(Page {
            revision: state.revision,
            entries,
            has_more: found.next().is_some(),
        })
    }

    fn watch(&self, after: Revision) -> Result<Box<dyn Watch>, ReadError> {
        self.history()?
            .watch(after, Arc::clone(&self.kept) as Arc<dyn Log>)
    }

    fn barrier(&self) -> BoxFuture<'_, Result<Revision, ReadError>> {
        let revision = self.history().and_then(|history| history.revision());
        Box::pin(async move { revision })
    }

    fn compact(&self, upto: Revision) -> Result<(), ReadError> {
        let history = self.history()?;
        let mut state = self.kept.lock();
        let upto = upto.min(state.revision);
        state.compacted = state.compacted.max(upto);
        state.log.retain(|batch| batch.revision > upto);
        drop(state);
        history.compact(upto);
        Ok(())
    }

    fn limits(&self) -> StoreLimits {
        LIMITS
    }

    fn id(&self) -> &str {
        &self.id
    }
}

impl Kept {
    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log for Kept {
    fn batches_after(&self, after: Revision) -> Result<Vec<Batch>, ReadError> {
        let state = self.lock();
        Ok(state
            .log
            .iter()
            .filter(|batch| batch.revision > after)
            .take(256)
            .cloned()
            .collect())
    }
}

impl State {
    fn transact(&mut self, transaction: &Transaction) -> Result<Revision, TransactError> {
        for guard in &transaction.guards {
            let last_written = self.current.get(guard.key()).map(|cell| cell.mod_revision);
            if !guard.holds(last_written) {
                let key = guard.key().into();
                return Err(TransactError::Conflict {
                    key,
                    revision: self.revision,
                });
            }
        }
        if transaction.ops.is_empty() {
            return Ok(self.revision);
        }
        self.revision += 1;
        for op in &transaction.ops {
            match op {
                Op::Put { key, value } => {
                    let create_revision = self
                        .current
                        .get(key)
                        .map_or(self.revision, |cell| cell.create_revision);
                    let (value, mod_revision) = (value.clone(), self.revision);
                    self.current.insert(
                        key.clone(),
                        Cell {
                            value,
                            create_revision,
                            mod_revision,
                        },
                    );
                }
                Op::Delete { key } => drop(self.current.remove(key)),
            }
        }
        self.log.push_back(Batch {
            revision: self.revision,
            ops: transaction.ops.clone(),
        });
        Ok(self.revision)
    }
}

impl Down {
    fn crash(&mut self) {
        if let Some(history) = self.history.take() {
            history.end(DOWN);
        }
    }
}

fn first_key(transaction: &Transaction) -> Option<String> {
    let of_guard = transaction
        .guards
        .first()
        .map(|guard| guard.key().to_owned());
    of_guard.or_else(|| transaction.ops.first().map(|op| op.key().to_owned()))
}

/// The same as the embedded engine.
const LIMITS: StoreLimits = StoreLimits {
    max_ops: 4_096,
    max_bytes: 8 << 20,
};

const DOWN: &str = "the simulated store is down";

#[cfg(test)]
mod tests;
