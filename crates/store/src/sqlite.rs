use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};
use tokio::sync::oneshot;

use crate::history::{History, Log};
use crate::{
    Batch, BoxFuture, Page, ReadError, Revision, Store, StoreLimits, TransactError, Transaction,
    Watch,
};

mod backlog;
mod backup;
mod counts;
mod files;
mod known;
mod reader;
mod reserve;
mod schema;
mod snapshot;
mod tail;
mod writer;

use backlog::SharedBacklog;
pub use backup::{BackupContents, BackupError, backup, restore};
pub use counts::StoreCounts;
use files::Lock;
pub use snapshot::StoreSnapshot;
use writer::{Asked, Compaction, Job, Writer};

/// The embedded engine: one SQLite file, for one process at a time.
///
/// One thread writes: it takes whatever transactions wait, up to 512, checks the guards of each in
/// order, and makes them durable together by their records in a log; the table of what is so now follows behind,
/// for many at once. Reads see what is committed. Beside the file lie its
/// write-ahead log, `<file>.lock`, by which a second process is kept away, and `<file>.reserve`, room that a full
/// disk still has for deletes.
///
/// When the disk does not confirm a write, nothing can be said any more about what is durable: the
/// process ends at once, and the next one finds what was kept. A full disk only refuses writes.
pub struct SqliteStore {
    id: String,
    counts: StoreCounts,
    history: Arc<History>,
    reader: Arc<Reader>,
    jobs: Option<mpsc::Sender<Job>>,
    writer: Option<JoinHandle<()>>,
    _lock: Lock,
}

/// Why a store was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Another process, or another store of this one, has it open.
    #[error(
        "{path} is in use by another process: end that region first (kanmon down), or choose another state directory"
    )]
    InUse {
        /// The file.
        path: PathBuf,
    },
    /// Locks and memory maps of a network file system do not keep what was acknowledged.
    #[error("{path} lies on a network file system: choose a state directory on a local disk")]
    NetworkFileSystem {
        /// The file.
        path: PathBuf,
    },
    /// Written by a version of Kanmon that this one does not know.
    #[error("{path} has format {found}; this version of Kanmon reads format {known}")]
    Format {
        /// The file.
        path: PathBuf,
        /// The format found.
        found: String,
        /// The format this version reads.
        known: u32,
    },
    /// What is in it is not what was written. Nothing is mended: what was acknowledged may be missing.
    #[error(
        "{path} is damaged: {finding}; move it away and put back a backup (kanmon restore FILE)"
    )]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found first.
        finding: String,
    },
    /// The disk takes no writes.
    #[error(
        "{path} lies on a file system that is mounted read-only: look into the system's log for why, mount it for writing, or choose another state directory"
    )]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// The file or its directory cannot be used.
    #[error("{path} cannot be opened")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: std::io::Error,
    },
    /// The engine refused.
    #[error("{path} cannot be opened as a store")]
    Engine {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rusqlite::Error,
    },
}

impl OpenError {
    fn of_engine(path: &Path, source: rusqlite::Error) -> Self {
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged {
                path: path.into(),
                finding: source.to_string(),
            },
            _ => Self::Engine {
                path: path.into(),
                source,
            },
        }
    }

    fn damaged(path: &Path, finding: String) -> Self {
        Self::Damaged {
            path: path.into(),
            finding,
        }
    }

    fn of_file(path: &Path, source: std::io::Error) -> Self {
        match source.kind() {
            std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly { path: path.into() },
            _ => Self::File {
                path: path.into(),
                source,
            },
        }
    }
}

impl SqliteStore {
    /// Opens a store, and makes it if there is none; the directory must exist.
    ///
    /// # Errors
    /// See [`OpenError`]; nothing was changed then.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        let lock = files::lock(path)?;
        files::refuse_network(path)?;
        files::keep_private(path)?;
        let was_unclean = files::has_unfinished_log(path);
        let engine = |source| OpenError::of_engine(path, source);
        if was_unclean {
            files::look_at_log(path)?;
            files::keep_log(path)?;
        }
        let connection = schema::connect(path).map_err(engine)?;
        // A file that is refused stays as it is, and closing would move its log into it.
        let keeps_log = DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE;
        connection.set_db_config(keeps_log, true).map_err(engine)?;
        if was_unclean {
            schema::check(path, &connection)?;
        }
        let meta = schema::prepare(path, &connection)?;
        connection.set_db_config(keeps_log, false).map_err(engine)?;
        let backlog = Arc::new(SharedBacklog::new(meta.backlog));
        let reader = Arc::new(Reader {
            connection: Mutex::new(schema::connect_reader(path).map_err(engine)?),
            backlog: Arc::clone(&backlog),
        });
        let history = Arc::new(History::new(meta.revision, meta.compacted));
        let (jobs, queue) = mpsc::channel();
        let counts = StoreCounts::default();
        let writer = Writer::new(
            connection,
            path.into(),
            meta.revision,
            (Arc::clone(&history), backlog),
            counts.clone(),
        );
        let writer = std::thread::Builder::new()
            .name("store-writer".into())
            .spawn(move || {
                if was_unclean {
                    writer.begin_anew();
                }
                writer.run(&queue);
            })
            .map_err(|source| OpenError::File {
                path: path.into(),
                source,
            })?;
        tracing::debug!(
            store.id = meta.id,
            revision = meta.revision,
            was_unclean,
            "the store is open"
        );
        Ok(Self {
            id: meta.id,
            counts,
            history,
            reader,
            jobs: Some(jobs),
            writer: Some(writer),
            _lock: lock,
        })
    }

    /// What it has done since it was opened.
    #[must_use]
    pub fn counts(&self) -> StoreCounts {
        self.counts.clone()
    }

    fn send(&self, job: Job) -> Result<(), String> {
        let jobs = self.jobs.as_ref().ok_or("the store was closed")?;
        jobs.send(job)
            .map_err(|_| "the store's writer has ended".into())
    }
}

impl Store for SqliteStore {
    fn transact(&self, transaction: Transaction) -> BoxFuture<'_, Result<Revision, TransactError>> {
        let sent = transaction.check(LIMITS).and_then(|()| {
            let (reply, answer) = oneshot::channel();
            self.send(Job::Transact(Asked { transaction, reply }))
                .map(|()| answer)
                .map_err(|why| TransactError::Unavailable { why })
        });
        Box::pin(async move { sent?.await.unwrap_or(Err(TransactError::Unknown)) })
    }

    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError> {
        let Reader { backlog, .. } = &*self.reader;
        reader::page(&self.reader.lock(), backlog, prefix, after, limit)
    }

    fn page_back(&self, prefix: &str, before: &str, limit: usize) -> Result<Page, ReadError> {
        let Reader { backlog, .. } = &*self.reader;
        reader::page_back(&self.reader.lock(), backlog, prefix, before, limit)
    }

    fn watch(&self, after: Revision) -> Result<Box<dyn Watch>, ReadError> {
        self.history
            .watch(after, Arc::clone(&self.reader) as Arc<dyn Log>)
    }

    fn barrier(&self) -> BoxFuture<'_, Result<Revision, ReadError>> {
        let revision = self.history.revision();
        Box::pin(async move { revision })
    }

    fn compact(&self, upto: Revision) -> Result<(), ReadError> {
        let (reply, answer) = mpsc::channel();
        self.send(Job::Compact(Compaction { upto, reply }))
            .map_err(|why| ReadError::Unavailable { why })?;
        let closed = || ReadError::Unavailable {
            why: "the store was closed".into(),
        };
        answer.recv().map_err(|_| closed())?
    }

    fn limits(&self) -> StoreLimits {
        LIMITS
    }

    fn id(&self) -> &str {
        &self.id
    }
}

/// Waits for what was handed over to be durable, and ends every watch.
impl Drop for SqliteStore {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(writer) = self.writer.take()
            && writer.join().is_err()
        {
            tracing::error!("the store's writer ended in a panic");
        }
        self.history.end("the store was closed");
    }
}

struct Reader {
    connection: Mutex<Connection>,
    backlog: Arc<SharedBacklog>,
}

impl Reader {
    fn lock(&self) -> std::sync::MutexGuard<'_, Connection> {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

impl Log for Reader {
    fn batches_after(&self, after: Revision) -> Result<Vec<Batch>, ReadError> {
        reader::batches_after(&self.lock(), after)
    }
}

fn unavailable(source: rusqlite::Error) -> ReadError {
    ReadError::Unavailable {
        why: source.to_string(),
    }
}

/// A launch of a hundred instances with all that belongs to them fits several times over.
const LIMITS: StoreLimits = StoreLimits {
    max_ops: 4_096,
    max_bytes: 8 << 20,
};

#[cfg(test)]
mod tests;
