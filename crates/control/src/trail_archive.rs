//! Where audit entries go when the store has no room for them any more: files of lines, which the chain of seals covers.
//!
//! Choice: docs/decisions/0041-the-audit-archive.md

mod keep;
mod line;
mod place;
mod read;
mod record;
mod verify;

#[cfg(test)]
mod tests;

pub(crate) use keep::Archive;
pub use place::{ArchiveDirectory, ArchivePlace};
pub(crate) use read::{Direction, Found, Reading, Step, Window};
pub(crate) use verify::verify;
