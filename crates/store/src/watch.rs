use crate::{BoxFuture, Op, ReadError, Revision};

/// What one transaction changed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Batch {
    /// Its revision.
    pub revision: Revision,
    /// Its operations.
    pub ops: Vec<Op>,
}

/// A stream of batches in revision order, none left out.
pub trait Watch: Send {
    /// The next batch; waits for one. A call that is given up half-way loses nothing.
    ///
    /// # Errors
    /// `Compacted` when the watcher fell too far behind: it reads a fresh snapshot.
    fn next(&mut self) -> BoxFuture<'_, Result<Batch, ReadError>>;
}
