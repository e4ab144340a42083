use std::fs::{File, OpenOptions};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use nix::fcntl::{AT_FDCWD, RenameFlags, renameat2};
use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::backlog::Backlog;
use super::{OpenError, files, reader, schema};
use crate::{Revision, SqliteStore};

/// What a backup holds.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct BackupContents {
    /// The id of the store it was taken from. A store made of it gets another.
    pub store_id: String,
    /// The revision it was taken at: every change up to it is in the backup, none after it.
    pub revision: Revision,
    /// What was noted down with it, by name.
    pub notes: Vec<(String, String)>,
}

/// Why a backup was not taken, or not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is something in its place already; it was left alone.
    #[error("{path} is there already: choose another name, or move it away")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// There is no store to take a backup of.
    #[error("there is no store {path}")]
    NoStore {
        /// The file.
        path: PathBuf,
    },
    /// It is no backup, or a damaged one.
    #[error("{path} is no backup that can be put back: {finding}")]
    Unusable {
        /// The file.
        path: PathBuf,
        /// What was found.
        finding: String,
    },
    /// The store could not be opened.
    #[error("the store cannot be opened")]
    Open(#[from] OpenError),
    /// A file could not be read or written.
    #[error("{path} cannot be used")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The engine refused.
    #[error("{path} cannot be copied")]
    Engine {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
}

/// Takes a backup of a store, of one moment, while its process reads and writes on; and checks it.
///
/// The backup is one file, readable by its owner only. It appears under its name when it is whole and durable,
/// or not at all. Notes go into it as they are. Secrets in it stay sealed: the master key is not in it.
///
/// # Errors
/// `Exists`, `NoStore`; `Unusable` when the copy fails its check, as of a damaged store; `Open`, `File`, `Engine`.
pub fn backup(
    store: impl AsRef<Path>,
    to: impl AsRef<Path>,
    notes: &[(&str, &str)],
) -> Result<BackupContents, BackupError> {
    let (store, to) = (store.as_ref(), to.as_ref());
    if !store.exists() {
        return Err(BackupError::NoStore { path: store.into() });
    }
    // A store that nobody has open may need its log read first, as after a kill. That is opening it.
    let _opened = match SqliteStore::open(store) {
        Ok(store) => Some(store),
        Err(OpenError::InUse { .. }) => None,
        Err(error) => return Err(error.into()),
    };
    let engine = engine(store);
    let source = schema::connect_reader(store).map_err(&engine)?;
    in_place(to, |path| {
        copy(&source, path)?;
        let copied = Connection::open(path).map_err(&engine)?;
        // The file by which a store knows itself: none, so that no store takes the copy for its own.
        schema::put(&copied, "file", "").map_err(&engine)?;
        for (name, value) in notes {
            schema::put(&copied, &format!("{NOTE}{name}"), value).map_err(&engine)?;
        }
        contents(path, &copied)
    })
}

/// Makes a store of a backup, after checking it. The store gets an id of its own when it is opened, so that
/// hosts compare everything with it instead of trusting their revision.
///
/// # Errors
/// `Exists` when there is a store already, open or not; `Unusable`; `File`, `Engine`.
pub fn restore(
    from: impl AsRef<Path>,
    store: impl AsRef<Path>,
) -> Result<BackupContents, BackupError> {
    let (from, store) = (from.as_ref(), store.as_ref());
    for suffix in ["", "-wal"] {
        let path = files::beside(store, suffix);
        if path.exists() {
            return Err(BackupError::Exists { path });
        }
    }
    if !from.is_file() {
        return Err(BackupError::Unusable {
            path: from.into(),
            finding: "there is no such file".into(),
        });
    }
    let _lock = files::lock(store)?;
    let unusable = |error: rusqlite::Error| BackupError::Unusable {
        path: from.into(),
        finding: error.to_string(),
    };
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let source = Connection::open_with_flags(from, flags).map_err(unusable)?;
    // Looked at where it lies: a message names the file that people know.
    contents(from, &source)?;
    in_place(store, |path| {
        copy(&source, path)?;
        let copied = Connection::open(path).map_err(engine(path))?;
        schema::put(&copied, "file", "").map_err(engine(path))?;
        contents(path, &copied)
    })
}

/// Makes a file beside where it belongs and moves it there when it is whole; removes it when it is not.
fn in_place<T>(
    to: &Path,
    make: impl FnOnce(&Path) -> Result<T, BackupError>,
) -> Result<T, BackupError> {
    let unusable = |source| BackupError::File {
        path: to.into(),
        source,
    };
    if to.symlink_metadata().is_ok() {
        return Err(BackupError::Exists { path: to.into() });
    }
    let part = files::beside(to, ".part");
    let remove = || {
        for suffix in ["", "-journal", "-wal", "-shm"] {
            let _ = std::fs::remove_file(files::beside(&part, suffix));
        }
    };
    remove();
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&part)
        .map_err(unusable)?;
    let made = make(&part).and_then(|made| {
        let keep = || {
            File::open(&part)?.sync_all()?;
            // What came there in the meantime is not replaced.
            renameat2(AT_FDCWD, &part, AT_FDCWD, to, RenameFlags::RENAME_NOREPLACE)?;
            let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty());
            File::open(parent.unwrap_or(Path::new(".")))?.sync_all()
        };
        keep().map_err(unusable)?;
        Ok(made)
    });
    remove();
    made
}

/// Copies all pages in one step, which is of one moment whoever writes meanwhile.
fn copy(source: &Connection, to: &Path) -> Result<(), BackupError> {
    let engine = engine(to);
    let mut target = Connection::open(to).map_err(&engine)?;
    let step = {
        let backup = Backup::new(source, &mut target).map_err(&engine)?;
        backup.step(-1).map_err(&engine)?
    };
    if step != StepResult::Done {
        return Err(BackupError::Unusable {
            path: to.into(),
            finding: "the store was busy; try again".into(),
        });
    }
    // One file: a log beside it could be left behind.
    let mode: String = target
        .query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))
        .map_err(&engine)?;
    match mode.as_str() {
        "delete" => Ok(()),
        other => Err(BackupError::Unusable {
            path: to.into(),
            finding: format!("its journal mode stays {other}"),
        }),
    }
}

/// Checks every page, index, value and record, and reads what it says about itself.
fn contents(path: &Path, connection: &Connection) -> Result<BackupContents, BackupError> {
    let unusable = |finding: String| BackupError::Unusable {
        path: path.into(),
        finding,
    };
    let failed = |error: rusqlite::Error| unusable(error.to_string());
    let finding: String = connection
        .query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))
        .map_err(failed)?;
    if finding != "ok" {
        return Err(unusable(finding));
    }
    let format = schema::format_of(connection).map_err(failed)?;
    let wrong = match schema::Format::of(&format) {
        Some(schema::Format::One) => None,
        Some(schema::Format::Two | schema::Format::Three) => {
            match reader::first_wrong(connection).map_err(failed)? {
                None => Backlog::read(connection).map_err(failed)?.err(),
                wrong => wrong,
            }
        }
        None => Some(format!(
            "it has format {format}; this version of Kanmon reads format {}",
            schema::FORMAT
        )),
    };
    if let Some(wrong) = wrong {
        return Err(unusable(wrong));
    }
    let notes = connection
        .prepare("SELECT name, value FROM meta WHERE name LIKE 'note:%' ORDER BY name")
        .and_then(|mut statement| {
            let rows = statement.query_map([], |row| {
                let name: String = row.get(0)?;
                Ok((name[NOTE.len()..].to_owned(), row.get(1)?))
            })?;
            rows.collect()
        })
        .map_err(failed)?;
    Ok(BackupContents {
        store_id: schema::get(connection, "id")
            .map_err(failed)?
            .unwrap_or_default(),
        revision: schema::revision(connection).map_err(failed)?,
        notes,
    })
}

fn engine(path: &Path) -> impl Fn(rusqlite::Error) -> BackupError + '_ {
    move |source| BackupError::Engine {
        path: path.into(),
        source,
    }
}

const NOTE: &str = "note:";
