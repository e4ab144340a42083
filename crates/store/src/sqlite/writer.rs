use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OptionalExtension, ffi, params};
use tokio::sync::oneshot;

use super::reserve::Reserve;
use super::{StoreCounts, files, schema};
use crate::history::History;
use crate::{Batch, Op, ReadError, Revision, TransactError, Transaction, record};

/// The thread that writes. It alone touches its connection.
pub(super) struct Writer {
    connection: Connection,
    path: PathBuf,
    revision: Revision,
    history: Arc<History>,
    counts: StoreCounts,
    is_read_only: bool,
    reserve: Reserve,
}

/// What the writer is asked for.
pub(super) enum Job {
    Transact {
        transaction: Transaction,
        reply: oneshot::Sender<Result<Revision, TransactError>>,
    },
    Compact {
        upto: Revision,
        reply: mpsc::Sender<Result<(), ReadError>>,
    },
}

/// One job of a group that is not answered yet: what will be said once the group is durable.
enum Pending {
    Transact(
        oneshot::Sender<Result<Revision, TransactError>>,
        Result<Revision, TransactError>,
    ),
    Compact(mpsc::Sender<Result<(), ReadError>>, Revision),
}

impl Writer {
    pub(super) fn new(
        connection: Connection,
        path: PathBuf,
        revision: Revision,
        history: Arc<History>,
        counts: StoreCounts,
    ) -> Self {
        let reserve = Reserve::take(&path);
        Self {
            connection,
            path,
            revision,
            history,
            counts,
            is_read_only: false,
            reserve,
        }
    }

    /// Works until nobody can ask any more.
    pub(super) fn run(mut self, queue: &mpsc::Receiver<Job>) {
        while let Ok(first) = queue.recv() {
            let mut group = vec![first];
            while group.len() < GROUP {
                match queue.try_recv() {
                    Ok(job) => group.push(job),
                    Err(_) => break,
                }
            }
            let is_idle = group.len() < FEW;
            let group = self.admit(group);
            if !group.is_empty() {
                self.commit(group);
            }
            self.checkpoint(match is_idle {
                _ if self.reserve.is_given_up() => 0,
                true => CHECKPOINT_IDLE_PAGES,
                false => CHECKPOINT_BUSY_PAGES,
            });
        }
        self.checkpoint(0);
    }

    /// Refuses what only takes room while the reserve is given up.
    fn admit(&mut self, group: Vec<Job>) -> Vec<Job> {
        if !self.reserve.is_given_up() || self.reserve.take_again() {
            return group;
        }
        let (admitted, refused): (Vec<_>, Vec<_>) = group.into_iter().partition(Job::frees_room);
        if !refused.is_empty() {
            self.counts.note_refused();
        }
        for job in refused {
            job.pending()
                .refuse("the disk is full: only deletes are taken");
        }
        admitted
    }

    /// Makes a group durable, tells watchers, then answers: in this order.
    fn commit(&mut self, group: Vec<Job>) {
        let before = self.revision;
        let began = Instant::now();
        let mut batches = Vec::new();
        let mut pending = Vec::with_capacity(group.len());
        // What the reserve is for is done again, should the disk be full.
        let again: Vec<Option<Transaction>> = match self.reserve.is_kept() {
            true => group.iter().map(Job::to_repeat).collect(),
            false => Vec::new(),
        };
        match self.apply(group, &mut pending, &mut batches) {
            Ok(()) => {
                self.is_read_only = false;
                let conflicts = pending.iter().filter(|it| it.is_conflict()).count();
                self.counts
                    .note_commit(batches.len() as u64, conflicts as u64, began.elapsed());
                for it in &pending {
                    if let Pending::Compact(_, upto) = it {
                        self.history.compact(*upto);
                    }
                }
                self.history.publish(batches);
                pending.into_iter().for_each(Pending::answer);
            }
            Err(error) => {
                end_if_fatal(&error, &self.path);
                self.counts.note_refused();
                self.revision = before;
                if !self.connection.is_autocommit()
                    && let Err(error) = self.connection.execute_batch("ROLLBACK")
                {
                    end(&error);
                }
                tracing::error!(%error, "the store took no writes");
                if is_full(&error) && self.reserve.is_kept() {
                    self.repeat(pending, again, &error.to_string());
                    return;
                }
                self.is_read_only = is_write(&error);
                let why = match self.is_read_only {
                    true => "its disk has become read-only".to_owned(),
                    false => error.to_string(),
                };
                pending.into_iter().for_each(|it| it.refuse(&why));
            }
        }
    }

    /// Of a group that found the disk full, does again with the reserve what frees room, and refuses the rest.
    fn repeat(&mut self, pending: Vec<Pending>, again: Vec<Option<Transaction>>, why: &str) {
        let mut group = Vec::new();
        for (pending, again) in pending.into_iter().zip(again) {
            match (pending, again) {
                (Pending::Transact(reply, _), Some(transaction)) => {
                    group.push(Job::Transact { transaction, reply });
                }
                (Pending::Compact(reply, upto), _) => group.push(Job::Compact { upto, reply }),
                (refused, None) => refused.refuse(why),
            }
        }
        if !group.is_empty() {
            self.reserve.give_up();
            self.commit(group);
        }
    }

    fn apply(
        &mut self,
        group: Vec<Job>,
        pending: &mut Vec<Pending>,
        batches: &mut Vec<Batch>,
    ) -> rusqlite::Result<()> {
        // Everyone is pending before the first statement: a failure answers all.
        let mut work = Vec::with_capacity(group.len());
        for job in group {
            match job {
                Job::Transact { transaction, reply } => {
                    work.push(Some(transaction));
                    pending.push(Pending::Transact(reply, Err(TransactError::Unknown)));
                }
                Job::Compact { upto, reply } => {
                    work.push(None);
                    pending.push(Pending::Compact(reply, upto));
                }
            }
        }
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        for (transaction, pending) in work.into_iter().zip(pending) {
            match (transaction, pending) {
                (Some(transaction), Pending::Transact(_, outcome)) => {
                    *outcome = self.transact(transaction, batches)?;
                }
                (_, Pending::Compact(_, upto)) => *upto = self.compact(*upto)?,
                (None, Pending::Transact(..)) => {
                    unreachable!("work and pending are pushed in pairs")
                }
            }
        }
        self.connection.execute_batch("COMMIT")
    }

    fn transact(
        &mut self,
        transaction: Transaction,
        batches: &mut Vec<Batch>,
    ) -> rusqlite::Result<Result<Revision, TransactError>> {
        let Transaction { guards, ops } = transaction;
        for guard in &guards {
            let last_written: Option<Revision> = self
                .connection
                .prepare_cached("SELECT mod_rev FROM cur WHERE key = ?1")?
                .query_row([guard.key()], |row| row.get(0))
                .optional()?;
            if !guard.holds(last_written) {
                let key = guard.key().into();
                return Ok(Err(TransactError::Conflict {
                    key,
                    revision: self.revision,
                }));
            }
        }
        if ops.is_empty() {
            return Ok(Ok(self.revision));
        }
        let revision = self.revision + 1;
        for op in &ops {
            match op {
                Op::Put { key, value } => self
                    .connection
                    .prepare_cached(
                        "INSERT INTO cur (key, mod_rev, create_rev, value, sum) VALUES (?1, ?2, ?2, ?3, ?4)
                        ON CONFLICT (key) DO UPDATE SET mod_rev = excluded.mod_rev,
                            value = excluded.value, sum = excluded.sum",
                    )?
                    .execute(params![key, revision, value, schema::sum_of(key, revision, value)])?,
                Op::Delete { key } => self
                    .connection
                    .prepare_cached("DELETE FROM cur WHERE key = ?1")?
                    .execute([key])?,
            };
        }
        let record = record::encode(&ops);
        let sum = schema::sum_of("", revision, &record);
        self.connection
            .prepare_cached("INSERT INTO log (rev, ops, sum) VALUES (?1, ?2, ?3)")?
            .execute(params![revision, record, sum])?;
        self.revision = revision;
        batches.push(Batch { revision, ops });
        Ok(Ok(revision))
    }

    /// Answers the revision up to which the log is forgotten, never one that is still to come.
    fn compact(&self, upto: Revision) -> rusqlite::Result<Revision> {
        let upto = upto.min(self.revision);
        self.connection
            .execute("DELETE FROM log WHERE rev <= ?1", [upto])?;
        if upto > schema::compacted(&self.connection)? {
            schema::put(&self.connection, "compacted", &upto.to_string())?;
        }
        Ok(upto)
    }

    /// Moves the write-ahead log into the file when it has more than so many pages, here and nowhere
    /// else. A reader in the middle of a page puts it off until the next time.
    fn checkpoint(&self, pages: i64) {
        if self.is_read_only {
            return;
        }
        let length = self
            .connection
            .query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| row.get(1));
        let truncate = || {
            // Not the patience of other statements: a backup reads for long, and writes do not wait for it.
            self.connection.busy_timeout(CHECKPOINT_PATIENCE)?;
            let truncated =
                self.connection
                    .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            self.connection.busy_timeout(schema::BUSY)?;
            truncated
        };
        let moved = match length {
            Ok(length) if i64::max(length, 0) <= pages => return,
            Ok(_) => truncate(),
            Err(error) => Err(error),
        };
        if let Err(error) = moved {
            end_if_fatal(&error, &self.path);
            tracing::warn!(%error, "the write-ahead log was not moved into the file");
        }
    }
}

impl Job {
    /// Whether there is more room after it, whatever it needs on the way.
    fn frees_room(&self) -> bool {
        match self {
            Self::Transact { transaction, .. } => {
                let is_delete = |op: &Op| matches!(op, Op::Delete { .. });
                transaction.ops.iter().any(is_delete)
            }
            Self::Compact { .. } => true,
        }
    }

    /// The transaction, when it is done again with the reserve.
    fn to_repeat(&self) -> Option<Transaction> {
        match self {
            Self::Transact { transaction, .. } => self.frees_room().then(|| transaction.clone()),
            Self::Compact { .. } => None,
        }
    }

    fn pending(self) -> Pending {
        match self {
            Self::Transact { reply, .. } => Pending::Transact(reply, Err(TransactError::Unknown)),
            Self::Compact { reply, upto } => Pending::Compact(reply, upto),
        }
    }
}

impl Pending {
    fn is_conflict(&self) -> bool {
        matches!(self, Self::Transact(_, Err(TransactError::Conflict { .. })))
    }

    fn answer(self) {
        // Whoever asked may have stopped waiting; what was done stays done.
        match self {
            Self::Transact(reply, outcome) => drop(reply.send(outcome)),
            Self::Compact(reply, _) => drop(reply.send(Ok(()))),
        }
    }

    fn refuse(self, why: &str) {
        let why = why.into();
        match self {
            Self::Transact(reply, _) => drop(reply.send(Err(TransactError::Unavailable { why }))),
            Self::Compact(reply, _) => drop(reply.send(Err(ReadError::Unavailable { why }))),
        }
    }
}

/// Ends the process when the disk failed us: after a sync that failed the kernel may have thrown the
/// pages away and confirm the next sync all the same, so nothing is tried again.
///
/// A disk that became read-only is not such: nothing was begun there that could be confirmed later, and reads go on.
fn end_if_fatal(error: &rusqlite::Error, path: &Path) {
    if is_fatal(error) && !(is_write(error) && is_read_only(path)) {
        end(error);
    }
}

fn end(error: &rusqlite::Error) -> ! {
    tracing::error!(%error, "the disk failed: ending, so that nothing is acknowledged that is not kept");
    std::process::abort();
}

/// Whether an error leaves open what is durable. A full disk does not: it is found before the commit.
fn is_fatal(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::SystemIoFailure | ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
    )
}

/// Whether the disk had no room.
fn is_full(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DiskFull)
}

/// Whether it was a write that failed, before anything was synced.
fn is_write(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| {
        [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_TRUNCATE].contains(&error.extended_code)
    })
}

/// Whether the file system refuses writes. It is asked by one: after an error of the disk some refuse without
/// saying so in their flags.
fn is_read_only(path: &Path) -> bool {
    let lock = OpenOptions::new()
        .write(true)
        .open(files::beside(path, ".lock"));
    let written = lock.and_then(|lock| lock.write_at(b"\n", 0));
    written.is_err_and(|error| error.kind() == io::ErrorKind::ReadOnlyFilesystem)
}

/// How long a checkpoint waits for readers before it is put off.
const CHECKPOINT_PATIENCE: Duration = Duration::from_millis(5);

/// How many transactions become durable together.
const GROUP: usize = 512;

/// With fewer transactions at once than this, nobody waits for the log to be moved.
const FEW: usize = 8;

/// With few transactions at once the log is moved at 2 MiB; under load at 12 MiB, because what changes all the time is
/// moved once then.
const CHECKPOINT_IDLE_PAGES: i64 = 256;
const CHECKPOINT_BUSY_PAGES: i64 = 1_536;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_leaves_open_what_is_durable_ends_the_process() {
        for (behaviour, code, expected) in [
            ("a sync that failed", ffi::SQLITE_IOERR_FSYNC, true),
            ("a sync of the directory", ffi::SQLITE_IOERR_DIR_FSYNC, true),
            ("a write that failed", ffi::SQLITE_IOERR_WRITE, true),
            ("damage", ffi::SQLITE_CORRUPT, true),
            ("a full disk", ffi::SQLITE_FULL, false),
            ("a reader in the way", ffi::SQLITE_BUSY, false),
            ("a file system without writes", ffi::SQLITE_READONLY, false),
        ] {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), None);
            assert_eq!(is_fatal(&error), expected, "{behaviour}");
        }
    }
}
