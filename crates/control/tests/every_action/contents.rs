//! What stands in the store of a region.

use store::Entry;

use crate::support::Region;

/// All but the audit trail: what stands before it and what stands behind it.
pub(crate) fn contents(region: &Region) -> Vec<Entry> {
    let page = |after: Option<&str>, limit| {
        let page = region.store.page("", after, limit);
        page.expect("the store is readable")
    };
    let mut entries = Vec::new();
    loop {
        let after = entries.last().map(|entry: &Entry| entry.key.clone());
        let page = page(after.as_deref(), 64);
        entries.extend(page.entries);
        let is_before = |entry: &Entry| entry.key.as_str() < "audit/";
        if !page.has_more || !entries.last().is_some_and(is_before) {
            entries.retain(is_before);
            break;
        }
    }
    entries.extend(page(Some("audit/~"), 100_000).entries);
    entries
}
