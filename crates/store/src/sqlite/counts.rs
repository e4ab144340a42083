use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What a [`SqliteStore`](crate::SqliteStore) has done since it was opened. Cheap to clone, and stays readable
/// when the store is closed.
#[derive(Clone, Debug, Default)]
pub struct StoreCounts(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    transactions: AtomicU64,
    conflicts: AtomicU64,
    commits: AtomicU64,
    refused: AtomicU64,
    commit_micros: AtomicU64,
}

impl StoreCounts {
    /// Transactions that are durable.
    #[must_use]
    pub fn transactions(&self) -> u64 {
        self.0.transactions.load(Ordering::Relaxed)
    }

    /// Transactions with a guard that did not hold.
    #[must_use]
    pub fn conflicts(&self) -> u64 {
        self.0.conflicts.load(Ordering::Relaxed)
    }

    /// Groups of transactions that became durable together: one wait for the disk each.
    #[must_use]
    pub fn commits(&self) -> u64 {
        self.0.commits.load(Ordering::Relaxed)
    }

    /// Groups that were refused because the disk took no more.
    #[must_use]
    pub fn refused(&self) -> u64 {
        self.0.refused.load(Ordering::Relaxed)
    }

    /// How long all commits took together, in microseconds.
    #[must_use]
    pub fn commit_micros(&self) -> u64 {
        self.0.commit_micros.load(Ordering::Relaxed)
    }

    pub(super) fn note_commit(&self, transactions: u64, conflicts: u64, took: std::time::Duration) {
        let Counters {
            transactions: all,
            conflicts: lost,
            commits,
            commit_micros,
            ..
        } = &*self.0;
        all.fetch_add(transactions, Ordering::Relaxed);
        lost.fetch_add(conflicts, Ordering::Relaxed);
        commits.fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        commit_micros.fetch_add(micros, Ordering::Relaxed);
    }

    pub(super) fn note_refused(&self) {
        self.0.refused.fetch_add(1, Ordering::Relaxed);
    }
}
