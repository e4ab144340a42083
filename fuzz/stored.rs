//! What fuzzing calls for what the store gives back: each entry takes any bytes and must return.
//! `cargo test -p control` runs the same over mangled inputs.

/// The record of a transaction in the store's log.
pub(crate) fn log_record(bytes: &[u8]) {
    store::entry::log_record(bytes);
}

/// A key, an end of line, and its value.
pub(crate) fn stored_value(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n');
    let (key, value) = bytes.split_at(end.unwrap_or(bytes.len()));
    if let Ok(key) = std::str::from_utf8(key) {
        control::entry::stored_value(key, value.get(1..).unwrap_or_default());
    }
}
