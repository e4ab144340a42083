//! Durable state under revisions: guarded transactions, snapshots, watches, a barrier.
//!
//! This crate knows keys, bytes and revisions, and not what they mean. The trait is shaped by etcd, so that
//! every engine means the same. Start from [`Store`], [`Transaction`] and [`SqliteStore`]; tests that
//! want trouble start from [`SimStore`].

mod engine;
pub mod entry;
mod history;
mod reading;
mod record;
mod sim;
mod sqlite;
mod transaction;
mod watch;

pub use engine::{BoxFuture, Store};
pub use reading::{Entry, Page, ReadError};
pub use sim::{Crash, SimStore, Trouble, interleave};
pub use sqlite::{
    BackupContents, BackupError, OpenError, SqliteStore, StoreCounts, StoreSnapshot, backup,
    restore,
};
pub use transaction::{Guard, Op, Revision, StoreLimits, TransactError, Transaction};
pub use watch::{Batch, Watch};
