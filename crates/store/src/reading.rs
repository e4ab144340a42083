use crate::Revision;

/// Why the store could not be read.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// The revision asked for is no longer kept.
    #[error("revision {oldest} is the oldest that is kept")]
    Compacted {
        /// The oldest revision that changes can still be asked after.
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

/// Entries of a prefix in key order, or in the order that was asked for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Page {
    /// The revision that all entries are of.
    pub revision: Revision,
    /// The entries.
    pub entries: Vec<Entry>,
    /// Whether there are more behind the last one.
    pub has_more: bool,
}
