use std::cmp::Ordering;

use rusqlite::{Connection, Row, params};

use super::backlog::{Above, SharedBacklog};
use super::{schema, unavailable};
use crate::{Batch, Entry, Page, ReadError, Revision, record};

/// Entries of a prefix and the revision they are of, read in one transaction.
pub(super) fn page(
    connection: &Connection,
    backlog: &SharedBacklog,
    prefix: &str,
    after: Option<&str>,
    limit: usize,
) -> Result<Page, ReadError> {
    let above = || backlog.read().page(prefix, after, limit);
    let read =
        |transaction: &Connection, above| page_of(transaction, above, (prefix, after), limit);
    at_one_moment(connection, above, read)
}

/// The same the other way round.
pub(super) fn page_back(
    connection: &Connection,
    backlog: &SharedBacklog,
    prefix: &str,
    before: &str,
    limit: usize,
) -> Result<Page, ReadError> {
    let above = || backlog.read().page_back(prefix, before, limit);
    let read =
        |transaction: &Connection, above| page_back_of(transaction, above, (prefix, before), limit);
    at_one_moment(connection, above, read)
}

/// Reads `cur` as it was when the backlog that lies above it began. Between the two looks the writer may have folded
/// that backlog: then both are looked at again.
fn at_one_moment(
    connection: &Connection,
    above: impl Fn() -> Above,
    read: impl Fn(&Connection, Above) -> rusqlite::Result<Result<Page, String>>,
) -> Result<Page, ReadError> {
    loop {
        let above = above();
        let transaction = connection.unchecked_transaction().map_err(unavailable)?;
        let folded = schema::folded(&transaction).map_err(unavailable)?;
        if folded == Some(above.folded) {
            let page = read(&transaction, above).map_err(unavailable)?;
            return page.map_err(|key| not_as_written(&format!("the value of {key}")));
        }
        drop(transaction);
        std::thread::yield_now();
    }
}

/// The page, or the key whose value is not what was written.
pub(super) fn page_of(
    transaction: &Connection,
    above: Above,
    (prefix, after): (&str, Option<&str>),
    limit: usize,
) -> rusqlite::Result<Result<Page, String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT key, value, create_rev, mod_rev, sum FROM cur WHERE key >= ?1 ORDER BY key",
    )?;
    // `after` itself comes first when it exists, and is passed over.
    let from = after.map_or(prefix, |after| after.max(prefix));
    let is_of_page = |key: &str| key.starts_with(prefix);
    let rows = statement
        .query_map([from], entry_of)?
        .take_while(|row| row.as_ref().map_or(true, |row| is_of_page(&row.0.key)))
        .filter(|row| row.as_ref().map_or(true, |row| after != Some(&row.0.key)));
    merge(rows, above, str::cmp, limit)
}

fn page_back_of(
    transaction: &Connection,
    above: Above,
    (prefix, before): (&str, &str),
    limit: usize,
) -> rusqlite::Result<Result<Page, String>> {
    let mut statement = transaction.prepare_cached(
        "SELECT key, value, create_rev, mod_rev, sum FROM cur
        WHERE key >= ?1 AND key < ?2 ORDER BY key DESC",
    )?;
    let is_of_page = |key: &str| key.starts_with(prefix);
    let rows = statement
        .query_map(params![prefix, before], entry_of)?
        .filter(|row| row.as_ref().map_or(true, |row| is_of_page(&row.0.key)));
    merge(rows, above, |one, other| other.cmp(one), limit)
}

/// Rows of `cur` and what lies above them, both in the same order; of a key that both have, what lies above counts.
fn merge(
    rows: impl Iterator<Item = rusqlite::Result<(Entry, i64)>>,
    above: Above,
    order: impl Fn(&str, &str) -> Ordering,
    limit: usize,
) -> rusqlite::Result<Result<Page, String>> {
    let mut page = Page {
        revision: above.revision,
        entries: Vec::new(),
        has_more: false,
    };
    let (mut rows, mut above) = (rows.peekable(), above.keys.into_iter().peekable());
    loop {
        let order = match (rows.peek(), above.peek()) {
            (None, None) => return Ok(Ok(page)),
            (Some(Ok((entry, _))), Some((key, _))) => order(&entry.key, key),
            (Some(_), _) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
        };
        let row = rows.next_if(|_| order.is_le()).transpose()?;
        let (entry, is_as_written) = match (row, above.next_if(|_| order.is_ge())) {
            (row, Some((key, latest))) => {
                let in_cur = row.map(|(entry, _)| entry.create_revision);
                (latest.entry(key, in_cur), true)
            }
            (Some((entry, sum)), None) => {
                let found = schema::sum_of(&entry.key, entry.mod_revision, &entry.value);
                (Some(entry), i64::from(found) == sum)
            }
            (None, None) => continue,
        };
        let Some(entry) = entry else {
            continue;
        };
        if page.entries.len() == limit {
            page.has_more = true;
            return Ok(Ok(page));
        }
        if !is_as_written {
            return Ok(Err(entry.key));
        }
        page.entries.push(entry);
    }
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
