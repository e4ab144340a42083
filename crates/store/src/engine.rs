use std::future::Future;
use std::pin::Pin;

use crate::{Page, ReadError, Revision, StoreLimits, TransactError, Transaction, Watch};

/// A store. One suite, `tests/conformance.rs`, says what every engine must do.
pub trait Store: Send + Sync + 'static {
    /// Commits a transaction if all guards hold. Once this answers, the change survives a crash.
    fn transact(&self, transaction: Transaction) -> BoxFuture<'_, Result<Revision, TransactError>>;

    /// Up to `limit` entries whose keys begin with `prefix` and come after `after`, as they are now.
    ///
    /// # Errors
    /// `Unavailable`.
    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError>;

    /// The same the other way round: up to `limit` entries whose keys begin with `prefix` and come before `before`,
    /// the last one first.
    ///
    /// # Errors
    /// `Unavailable`.
    fn page_back(&self, prefix: &str, before: &str, limit: usize) -> Result<Page, ReadError>;

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

/// A future that can be sent between threads.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
