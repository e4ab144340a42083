use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, OptionalExtension, params};

use super::OpenError;
use super::backlog::Backlog;
use crate::Revision;

/// What the file says about itself.
pub(super) struct Meta {
    pub(super) id: String,
    pub(super) revision: Revision,
    pub(super) compacted: Revision,
    pub(super) backlog: Backlog,
}

/// The one connection that writes and moves the write-ahead log into the file.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(
        path,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )?;
    connection.busy_timeout(BUSY)?;
    // Before the first page is written; a file that exists keeps its own.
    connection.pragma_update(None, "page_size", 8_192)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    settle(&connection)?;
    Ok(connection)
}

/// A connection that only reads. It never moves the log: SQLite has had races of two that do.
pub(super) fn connect_reader(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    settle(&connection)?;
    Ok(connection)
}

fn settle(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "foreign_keys", false)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(())
}

/// Looks for damage after a stop that was not in order.
pub(super) fn check(path: &Path, connection: &Connection) -> Result<(), OpenError> {
    let finding: String = connection
        .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
        .map_err(|source| OpenError::of_engine(path, source))?;
    if finding == "ok" {
        Ok(())
    } else {
        Err(OpenError::Damaged {
            path: path.into(),
            finding,
        })
    }
}

/// Makes the tables if there are none, and reads what the file says about itself.
pub(super) fn prepare(path: &Path, connection: &Connection) -> Result<Meta, OpenError> {
    let engine = |source| OpenError::of_engine(path, source);
    let unusable = |source| OpenError::File {
        path: path.into(),
        source,
    };
    let is_new = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        })
        .map_err(engine)?
        == 0;
    let transaction = connection.unchecked_transaction().map_err(engine)?;
    if is_new {
        transaction.execute_batch(TABLES).map_err(engine)?;
        put(&transaction, "format", &FORMAT.to_string()).map_err(engine)?;
        put(&transaction, "compacted", "0").map_err(engine)?;
        put_folded(&transaction, 0).map_err(engine)?;
    } else {
        let found = format_of(&transaction).map_err(engine)?;
        let Some(format) = Format::of(&found) else {
            return Err(OpenError::Format {
                path: path.into(),
                found,
                known: FORMAT,
            });
        };
        if format == Format::One {
            // What is damaged must not get a sum that says it is not.
            check(path, &transaction)?;
            add_sums(&transaction).map_err(engine)?;
        }
        if format != Format::Three {
            let all = revision(&transaction).map_err(engine)?;
            put_folded(&transaction, all).map_err(engine)?;
            put(&transaction, "format", &FORMAT.to_string()).map_err(engine)?;
            tracing::info!("the store has format {FORMAT} now, and had {found}");
        }
    }
    // A copy that was put in place of the file is another store: its revisions may mean other things.
    let file = std::fs::metadata(path).map_err(unusable)?;
    let file = format!("{}:{}", file.dev(), file.ino());
    if get(&transaction, "file").map_err(engine)?.as_deref() != Some(&file) {
        let id: String = transaction
            .query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))
            .map_err(engine)?;
        put(&transaction, "id", &id).map_err(engine)?;
        put(&transaction, "file", &file).map_err(engine)?;
    }
    let id = get(&transaction, "id").map_err(engine)?.unwrap_or_default();
    let compacted = compacted(&transaction).map_err(engine)?;
    let revision = revision(&transaction).map_err(engine)?;
    let backlog = Backlog::read(&transaction).map_err(engine)?;
    let backlog = backlog.map_err(|finding| OpenError::damaged(path, finding))?;
    transaction.commit().map_err(engine)?;
    Ok(Meta {
        id,
        revision,
        compacted,
        backlog,
    })
}

/// The revision of the last transaction.
pub(super) fn revision(connection: &Connection) -> rusqlite::Result<Revision> {
    let last: Option<Revision> =
        connection.query_row("SELECT max(rev) FROM log", [], |row| row.get(0))?;
    match last {
        Some(last) => Ok(last),
        None => compacted(connection),
    }
}

/// The revision up to which the log was forgotten.
pub(super) fn compacted(connection: &Connection) -> rusqlite::Result<Revision> {
    Ok(get(connection, "compacted")?
        .and_then(|text| text.parse().ok())
        .unwrap_or(0))
}

/// The revision up to which `cur` has what the log tells; nothing in an older form, where that is all of it.
pub(super) fn folded(connection: &Connection) -> rusqlite::Result<Option<Revision>> {
    connection
        .prepare_cached("SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'folded'")?
        .query_row([], |row| row.get(0))
        .optional()
}

pub(super) fn put_folded(connection: &Connection, folded: Revision) -> rusqlite::Result<()> {
    put(connection, "folded", &folded.to_string())
}

/// Writes a line of the file about itself.
pub(super) fn put(connection: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    let text = "INSERT INTO meta (name, value) VALUES (?1, ?2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.execute(text, params![name, value]).map(drop)
}

pub(super) fn get(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    connection
        .query_row("SELECT value FROM meta WHERE name = ?1", [name], |row| {
            row.get(0)
        })
        .optional()
}

/// The forms of the file that can be opened. Each has a fixture in `tests/data`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Format {
    /// Values and records without sums.
    One,
    /// Every change in both tables at once.
    Two,
    /// Today's.
    Three,
}

impl Format {
    pub(super) fn of(text: &str) -> Option<Self> {
        match text {
            "1" => Some(Self::One),
            "2" => Some(Self::Two),
            "3" => Some(Self::Three),
            _ => None,
        }
    }
}

/// What format 2 has beyond format 1.
fn add_sums(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(
        "ALTER TABLE cur ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE log ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;",
    )?;
    let keys: Vec<String> = connection
        .prepare("SELECT key FROM cur")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut read = connection.prepare("SELECT mod_rev, value FROM cur WHERE key = ?1")?;
    let mut write = connection.prepare("UPDATE cur SET sum = ?2 WHERE key = ?1")?;
    for key in keys {
        let sum = read.query_row([&key], |row| {
            Ok(sum_of(&key, row.get(0)?, &row.get::<_, Vec<u8>>(1)?))
        })?;
        write.execute(params![key, sum])?;
    }
    let revisions: Vec<Revision> = connection
        .prepare("SELECT rev FROM log")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut read = connection.prepare("SELECT ops FROM log WHERE rev = ?1")?;
    let mut write = connection.prepare("UPDATE log SET sum = ?2 WHERE rev = ?1")?;
    for revision in revisions {
        let sum = read.query_row([revision], |row| {
            Ok(sum_of("", revision, &row.get::<_, Vec<u8>>(0)?))
        })?;
        write.execute(params![revision, sum])?;
    }
    Ok(())
}

/// The sum that is stored with a value or a record of the log, so that one that changed on the disk is noticed.
pub(super) fn sum_of(key: &str, revision: Revision, bytes: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(&revision.to_le_bytes());
    sum.update(key.as_bytes());
    sum.update(bytes);
    sum.finalize()
}

/// The format it says it has; `unknown` for a file of other tables.
pub(super) fn format_of(connection: &Connection) -> rusqlite::Result<String> {
    let has_meta = connection.query_row(
        "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'",
        [],
        |row| row.get::<_, i64>(0),
    )? > 0;
    let format = if has_meta {
        get(connection, "format")?
    } else {
        None
    };
    Ok(format.unwrap_or_else(|| "unknown".into()))
}

/// `log` has one row per transaction; `cur` is what was so at the revision that `meta` calls `folded`, and
/// the rows of the log after it make of that what is so now. Live state and history share no table, so that forgetting
/// history is one range of rows. The sums are those of [`sum_of`].
const TABLES: &str = "
    CREATE TABLE cur (
        key TEXT PRIMARY KEY NOT NULL,
        mod_rev INTEGER NOT NULL,
        create_rev INTEGER NOT NULL,
        value BLOB NOT NULL,
        sum INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE log (rev INTEGER PRIMARY KEY NOT NULL, ops BLOB NOT NULL, sum INTEGER NOT NULL);
    CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;
";

/// Grows when the tables, the form of `log.ops` or what is read of them change.
pub(super) const FORMAT: u32 = 3;

/// Enough for the inner pages of a store of gigabytes, and the values that change all the time.
const CACHE_KIB: i64 = 32 * 1024;

pub(super) const BUSY: Duration = Duration::from_secs(5);
