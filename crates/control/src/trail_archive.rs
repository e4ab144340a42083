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

/// Reads bytes as a line of a file, and as a record of one; for fuzzing. A line that is one is given back as it was.
pub(crate) fn read_any(bytes: &[u8]) {
    if let Some(entry) = line::read(bytes) {
        let again = line::of(&entry);
        assert!(
            again.is_none_or(|it| it.strip_suffix(b"\n") == Some(bytes)),
            "{entry:?}"
        );
    }
    let entry = store::Entry {
        key: crate::key::of_audit_archive(1),
        value: bytes.to_vec(),
        create_revision: 1,
        mod_revision: 1,
    };
    record::Records::default().take(&entry);
}
