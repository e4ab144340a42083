use rusqlite::{Connection, params};

use crate::{Batch, Entry, Page, ReadError, Revision, record};

/// Entries of a prefix and the revision they are of, read in one transaction.
pub(super) fn page(
    connection: &Connection,
    prefix: &str,
    after: Option<&str>,
    limit: usize,
) -> rusqlite::Result<Page> {
    let transaction = connection.unchecked_transaction()?;
    let revision = transaction
        .prepare_cached(
            "SELECT coalesce((SELECT max(rev) FROM log),
                (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'compacted'))",
        )?
        .query_row([], |row| row.get(0))?;
    let mut statement = transaction.prepare_cached(
        "SELECT key, value, create_rev, mod_rev FROM cur
        WHERE key >= ?1 ORDER BY key LIMIT ?2",
    )?;
    // `after` itself comes first when it exists, and is passed over.
    let from = after.map_or(prefix, |after| after.max(prefix));
    let two_more = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(2);
    let rows = statement.query_map(params![from, two_more], |row| {
        Ok(Entry {
            key: row.get(0)?,
            value: row.get(1)?,
            create_revision: row.get(2)?,
            mod_revision: row.get(3)?,
        })
    })?;
    let mut entries = Vec::new();
    for entry in rows {
        let entry = entry?;
        if !entry.key.starts_with(prefix) {
            break;
        }
        if after == Some(entry.key.as_str()) {
            continue;
        }
        if entries.len() == limit {
            return Ok(Page {
                revision,
                entries,
                has_more: true,
            });
        }
        entries.push(entry);
    }
    Ok(Page {
        revision,
        entries,
        has_more: false,
    })
}

/// Batches of the log after a revision: as many as one reading takes.
pub(super) fn batches_after(
    connection: &Connection,
    after: Revision,
) -> Result<Vec<Batch>, ReadError> {
    let mut statement = connection
        .prepare_cached("SELECT rev, ops FROM log WHERE rev > ?1 ORDER BY rev LIMIT 256")
        .map_err(super::unavailable)?;
    let rows = statement
        .query_map([after], |row| Ok((row.get(0)?, row.get::<_, Vec<u8>>(1)?)))
        .map_err(super::unavailable)?;
    rows.map(|row| {
        let (revision, bytes) = row.map_err(super::unavailable)?;
        let why = || format!("the log has no readable record of revision {revision}");
        let ops = record::decode(&bytes).ok_or_else(|| ReadError::Unavailable { why: why() })?;
        Ok(Batch { revision, ops })
    })
    .collect()
}
