//! A store that commits when it is told to, and as badly as it is told to.

use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use store::{
    BoxFuture, Guard, Page, ReadError, Revision, SimStore, Store, StoreLimits, TransactError,
    Transaction, Watch,
};

/// What becomes of a transaction that waits at the gate.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum Commit {
    /// The store does its work.
    Plain,
    /// It is refused although every guard holds.
    Conflict,
    /// It commits, and the reply is lost.
    LostDone,
    /// It does not commit, and the reply is lost.
    LostUndone,
    /// The store goes down before it commits.
    CrashBefore,
    /// The store goes down after it committed.
    CrashAfter,
}

impl Commit {
    pub(crate) const TROUBLE: [Self; 5] = [
        Self::Conflict,
        Self::LostDone,
        Self::LostUndone,
        Self::CrashBefore,
        Self::CrashAfter,
    ];

    pub(crate) fn is_crash(self) -> bool {
        matches!(self, Self::CrashBefore | Self::CrashAfter)
    }
}

/// The gate of one process, which makes one call at a time. What it writes without a guard, as the audit trail
/// does, passes.
pub(crate) struct Gate {
    store: Arc<SimStore>,
    /// Guards on keys that begin so are not looked at.
    ignored: &'static str,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    is_waiting: bool,
    order: Option<Commit>,
}

impl Gate {
    pub(crate) fn new(store: Arc<SimStore>, ignored: &'static str) -> Arc<Self> {
        Arc::new(Self {
            store,
            ignored,
            state: Mutex::default(),
        })
    }

    /// Whether a transaction waits.
    pub(crate) fn is_waiting(&self) -> bool {
        self.state().is_waiting
    }

    /// Lets it go on.
    pub(crate) fn open(&self, commit: Commit) {
        let mut state = self.state();
        assert!(state.is_waiting, "a transaction waits");
        state.is_waiting = false;
        state.order = Some(commit);
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn pass(&self, transaction: Transaction) -> Result<Revision, TransactError> {
        self.state().is_waiting = true;
        let order = poll_fn(|_| match self.state().order.take() {
            Some(order) => Poll::Ready(order),
            None => Poll::Pending,
        });
        match order.await {
            Commit::Plain => self.store.transact(transaction).await,
            Commit::Conflict => {
                let key = transaction.guards[0].key().to_owned();
                let unavailable = |error: ReadError| TransactError::Unavailable {
                    why: error.to_string(),
                };
                let revision = self.store.barrier().await.map_err(unavailable)?;
                Err(TransactError::Conflict { key, revision })
            }
            Commit::LostDone => match self.store.transact(transaction).await {
                Ok(_) => Err(TransactError::Unknown),
                refused => refused,
            },
            Commit::LostUndone => Err(TransactError::Unknown),
            Commit::CrashBefore => {
                self.store.crash();
                Err(TransactError::Unknown)
            }
            Commit::CrashAfter => {
                let outcome = self.store.transact(transaction).await;
                self.store.crash();
                outcome.and(Err(TransactError::Unknown))
            }
        }
    }
}

impl Store for Gate {
    fn transact(
        &self,
        mut transaction: Transaction,
    ) -> BoxFuture<'_, Result<Revision, TransactError>> {
        Box::pin(async move {
            if transaction.guards.is_empty() {
                return self.store.transact(transaction).await;
            }
            let ignored = self.ignored;
            let counts = |guard: &Guard| ignored.is_empty() || !guard.key().starts_with(ignored);
            transaction.guards.retain(counts);
            self.pass(transaction).await
        })
    }

    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError> {
        self.store.page(prefix, after, limit)
    }

    fn page_back(&self, prefix: &str, before: &str, limit: usize) -> Result<Page, ReadError> {
        self.store.page_back(prefix, before, limit)
    }

    fn watch(&self, after: Revision) -> Result<Box<dyn Watch>, ReadError> {
        self.store.watch(after)
    }

    fn barrier(&self) -> BoxFuture<'_, Result<Revision, ReadError>> {
        self.store.barrier()
    }

    fn compact(&self, upto: Revision) -> Result<(), ReadError> {
        self.store.compact(upto)
    }

    fn limits(&self) -> StoreLimits {
        self.store.limits()
    }

    fn id(&self) -> &str {
        self.store.id()
    }
}
