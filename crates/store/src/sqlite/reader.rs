use rusqlite::{Connection, Row, params};

use super::{schema, unavailable};
use crate::{Batch, Entry, Page, ReadError, Revision, record};

/// Entries of a prefix and the revision they are of, read in one transaction.
pub(super) fn page(
    connection: &Connection,
    prefix: &str,
    after: Option<&str>,
    limit: usize,
) -> Result<Page, ReadError> {
    let transaction = connection.unchecked_transaction().map_err(unavailable)?;
    let page = page_of(&transaction, prefix, after, limit).map_err(unavailable)?;
    page.map_err(|key| not_as_written(&format!("the value of {key}")))
}

/// The same the other way round.
pub(super) fn page_back(
    connection: &Connection,
    prefix: &str,
    before: &str,
    limit: usize,
) -> Result<Page, ReadError> {
    let transaction = connection.unchecked_transaction().map_err(unavailable)?;
    let page = page_back_of(&transaction, prefix, before, limit).map_err(unavailable)?;
    page.map_err(|key| not_as_written(&format!("the value of {key}")))
}

fn page_back_of(
    transaction: &Connection,
    prefix: &str,
    before: &str,
    limit: usize,
) -> rusqlite::Result<Result<Page, String>> {
    let revision = revision_of(transaction)?;
    let mut statement = transaction.prepare_cached(
        "SELECT key, value, create_rev, mod_rev, sum FROM cur
        WHERE key >= ?1 AND key < ?2 ORDER BY key DESC",
    )?;
    let rows = statement.query_map(params![prefix, before], entry_of)?;
    let mut page = Page {
        revision,
        entries: Vec::new(),
        has_more: false,
    };
    for entry in rows {
        let (entry, sum) = entry?;
        if !entry.key.starts_with(prefix) {
            continue;
        }
        if page.entries.len() == limit {
            page.has_more = true;
            break;
        }
        if i64::from(schema::sum_of(&entry.key, entry.mod_revision, &entry.value)) != sum {
            return Ok(Err(entry.key));
        }
        page.entries.push(entry);
    }
    Ok(Ok(page))
}

fn revision_of(transaction: &Connection) -> rusqlite::Result<Revision> {
    transaction
        .prepare_cached(
            "SELECT coalesce((SELECT max(rev) FROM log),
                (SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'compacted'))",
        )?
        .query_row([], |row| row.get(0))
}

/// An entry and its sum as it is stored.
fn entry_of(row: &Row<'_>) -> rusqlite::Result<(Entry, i64)> {
    let entry = Entry {
        key: row.get(0)?,
        value: row.get(1)?,
        create_revision: row.get(2)?,
        mod_revision: row.get(3)?,
    };
    Ok((entry, row.get(4)?))
}

/// The page, or the key whose value is not what was written.
pub(super) fn page_of(
    transaction: &Connection,
    prefix: &str,
    after: Option<&str>,
    limit: usize,
) -> rusqlite::Result<Result<Page, String>> {
    let revision = revision_of(transaction)?;
    let mut statement = transaction.prepare_cached(
        "SELECT key, value, create_rev, mod_rev, sum FROM cur
        WHERE key >= ?1 ORDER BY key LIMIT ?2",
    )?;
    // `after` itself comes first when it exists, and is passed over.
    let from = after.map_or(prefix, |after| after.max(prefix));
    let two_more = i64::try_from(limit).unwrap_or(i64::MAX).saturating_add(2);
    let rows = statement.query_map(params![from, two_more], entry_of)?;
    let mut entries = Vec::new();
    for entry in rows {
        let (entry, sum) = entry?;
        if !entry.key.starts_with(prefix) {
            break;
        }
        if after == Some(entry.key.as_str()) {
            continue;
        }
        if entries.len() == limit {
            return Ok(Ok(Page {
                revision,
                entries,
                has_more: true,
            }));
        }
        if i64::from(schema::sum_of(&entry.key, entry.mod_revision, &entry.value)) != sum {
            return Ok(Err(entry.key));
        }
        entries.push(entry);
    }
    Ok(Ok(Page {
        revision,
        entries,
        has_more: false,
    }))
}

/// Batches of the log after a revision: as many as one reading takes.
pub(super) fn batches_after(
    connection: &Connection,
    after: Revision,
) -> Result<Vec<Batch>, ReadError> {
    let mut statement = connection
        .prepare_cached("SELECT rev, ops, sum FROM log WHERE rev > ?1 ORDER BY rev LIMIT 256")
        .map_err(unavailable)?;
    let rows = statement
        .query_map([after], |row| {
            Ok((
                row.get(0)?,
                row.get::<_, Vec<u8>>(1)?,
                row.get::<_, i64>(2)?,
            ))
        })
        .map_err(unavailable)?;
    rows.map(|row| {
        let (revision, bytes, sum) = row.map_err(unavailable)?;
        let is_as_written = i64::from(schema::sum_of("", revision, &bytes)) == sum;
        match record::decode(&bytes) {
            Some(ops) if is_as_written => Ok(Batch { revision, ops }),
            _ => Err(not_as_written(&format!(
                "the record of revision {revision}"
            ))),
        }
    })
    .collect()
}

/// What is not what was written, in a whole file: the first value or record.
pub(super) fn first_wrong(connection: &Connection) -> rusqlite::Result<Option<String>> {
    let mut values = connection.prepare("SELECT key, mod_rev, value, sum FROM cur")?;
    let mut rows = values.query([])?;
    while let Some(row) = rows.next()? {
        let key: String = row.get(0)?;
        let sum = schema::sum_of(&key, row.get(1)?, row.get_ref(2)?.as_blob()?);
        if i64::from(sum) != row.get::<_, i64>(3)? {
            return Ok(Some(format!("the value of {key} is not what was written")));
        }
    }
    let mut records = connection.prepare("SELECT rev, ops, sum FROM log")?;
    let mut rows = records.query([])?;
    while let Some(row) = rows.next()? {
        let revision = row.get(0)?;
        let sum = schema::sum_of("", revision, row.get_ref(1)?.as_blob()?);
        if i64::from(sum) != row.get::<_, i64>(2)? {
            let what = format!("the record of revision {revision} is not what was written");
            return Ok(Some(what));
        }
    }
    Ok(None)
}

pub(super) fn not_as_written(what: &str) -> ReadError {
    ReadError::Unavailable {
        why: format!(
            "{what} is not what was written: the file is damaged; put back a backup (kanmon restore FILE)"
        ),
    }
}
