//! What fuzzing calls for what the kernel gives back: each entry takes any bytes and must return.
//! `cargo test -p host-agent` runs the same over mangled inputs.

use dataplane::RowAllocator;

/// A message of the route family of netlink, a reply or a notice.
pub(crate) fn netlink(bytes: &[u8]) {
    host_agent::entry::netlink(bytes);
}

/// What a process that adopts pinned maps finds in them, again and again: where an ENI line says that a table begins,
/// and how many rows the header there says it has. Rows are given once, whatever lines and headers say.
pub(crate) fn tables(bytes: &[u8]) {
    let mut rows = RowAllocator::new(ROWS);
    for found in bytes.chunks_exact(8) {
        let (first, length) = found.split_at(4);
        let number = |bytes: &[u8]| u32::from_ne_bytes(bytes.try_into().expect("four bytes"));
        let _ = rows.adopt(number(first), number(length));
    }
    while rows.take(1 + ROWS / 16).is_ok() {}
    let mut end = 1;
    for (first, length) in rows.tables() {
        assert!(first >= end && length > 0, "tables overlap at row {first}");
        end = first + length;
    }
    assert!(end <= ROWS, "a table ends at row {end}");
    let used: u32 = rows.tables().map(|(_, length)| length).sum();
    assert_eq!(used + rows.free_rows(), ROWS - 1);
}

const ROWS: u32 = 1 << 16;
