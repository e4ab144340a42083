//! Durable state under revisions: guarded transactions, snapshots, watches, a barrier.
//!
//! This crate knows keys, bytes and revisions, and not what they mean. The trait is shaped by etcd, so that
//! every engine means the same. Start from [`Store`], [`Transaction`] and [`SqliteStore`].

use std::future::Future;
use std::pin::Pin;

/// A moment of the store: grows by one with every transaction that was committed. 0 is the empty store.
pub type Revision = u64;

/// What must be so for a transaction to commit.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Guard {
    /// The key does not exist.
    Absent {
        /// The key.
        key: String,
    },
    /// The key was last written at this revision, or, for 0, does not exist.
    Unchanged {
        /// The key.
        key: String,
        /// When it was last written.
        mod_revision: Revision,
    },
}

/// What a transaction does.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Op {
    /// Writes a value.
    Put {
        /// The key.
        key: String,
        /// The value.
        value: Vec<u8>,
    },
    /// Deletes a key; nothing happens when it does not exist.
    Delete {
        /// The key.
        key: String,
    },
}

/// Guards and operations that commit together or not at all. No key has two operations.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Transaction {
    /// All must hold.
    pub guards: Vec<Guard>,
    /// All are done, at one revision.
    pub ops: Vec<Op>,
}

/// Why a transaction did not commit, or may not have.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TransactError {
    /// A guard did not hold. Nothing was changed.
    #[error("{key} was changed; the store is at revision {revision}")]
    Conflict {
        /// The key of the first guard that did not hold.
        key: String,
        /// The revision at which it was found so.
        revision: Revision,
    },
    /// More operations or bytes than [`Store::limits`] allows. Nothing was changed.
    #[error("the transaction is too large")]
    TooLarge,
    /// The reply was lost: it may have committed or not. The idempotency record inside tells.
    #[error("the outcome is not known")]
    Unknown,
    /// The store takes no writes, as on a full disk. Nothing was changed.
    #[error("the store takes no writes: {why}")]
    Unavailable {
        /// Why.
        why: String,
    },
}

/// Why the store could not be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// The revision asked for is no longer kept.
    #[error("revision {oldest} is the oldest that is kept")]
    Compacted {
        /// The oldest revision that is.
        oldest: Revision,
    },
    /// The engine failed.
    #[error("the store cannot be read: {why}")]
    Unavailable {
        /// Why.
        why: String,
    },
}

/// A key with its value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// The value.
    pub value: Vec<u8>,
    /// When the key came to be.
    pub create_revision: Revision,
    /// When it was last written.
    pub mod_revision: Revision,
}

/// Entries of a prefix in key order.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page {
    /// The revision that all entries are of.
    pub revision: Revision,
    /// The entries.
    pub entries: Vec<Entry>,
    /// Whether there are more behind the last one.
    pub has_more: bool,
}

/// What one transaction changed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Batch {
    /// Its revision.
    pub revision: Revision,
    /// Its operations.
    pub ops: Vec<Op>,
}

/// How much one transaction may hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StoreLimits {
    /// Guards and operations together.
    pub max_ops: usize,
    /// Bytes of keys and values.
    pub max_bytes: usize,
}

/// A future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A stream of batches in revision order, none left out.
pub trait Watch: Send {
    /// The next batch; waits for one.
    ///
    /// # Errors
    /// `Compacted` when the watcher fell too far behind: it reads a fresh snapshot.
    fn next(&mut self) -> BoxFuture<'_, Result<Batch, ReadError>>;
}

/// A store.
pub trait Store: Send + Sync + 'static {
    /// Commits a transaction if all guards hold. Once this answers, the change survives a crash.
    fn transact(&self, transaction: Transaction) -> BoxFuture<'_, Result<Revision, TransactError>>;

    /// Up to `limit` entries whose keys begin with `prefix` and come after `after`, as they are now.
    ///
    /// # Errors
    /// `Unavailable`.
    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError>;

    /// All changes after a revision.
    ///
    /// # Errors
    /// `Compacted` when changes after that revision are no longer kept.
    fn watch(&self, after: Revision) -> Result<Box<dyn Watch>, ReadError>;

    /// A revision that includes every transaction answered before the call.
    fn barrier(&self) -> BoxFuture<'_, Result<Revision, ReadError>>;

    /// Forgets changes up to a revision; values stay.
    ///
    /// # Errors
    /// `Unavailable`.
    fn compact(&self, upto: Revision) -> Result<(), ReadError>;

    /// How much one transaction may hold.
    fn limits(&self) -> StoreLimits;

    /// Names the store for life; a restored copy gets another id.
    fn id(&self) -> &str;
}
