//! What fuzzing calls: bytes as a damaged disk may give them back.

use crate::record;

/// Reads the record of a transaction in the log. What is accepted is written again in the same way.
///
/// # Panics
///
/// When it is not.
pub fn log_record(bytes: &[u8]) {
    if let Some(ops) = record::decode(bytes) {
        assert_eq!(record::encode(&ops), bytes, "{ops:?}");
    }
}
