use std::cell::RefCell;
use std::collections::HashMap;
use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, ffi, params};
use tokio::sync::oneshot;

use super::backlog::SharedBacklog;
use super::known::Known;
use super::reserve::Reserve;
use super::{StoreCounts, files, schema};
use crate::history::History;
use crate::{Batch, Guard, Op, ReadError, Revision, TransactError, Transaction, record};

/// The thread that writes. It alone touches its connection.
pub(super) struct Writer {
    connection: Connection,
    path: PathBuf,
    revision: Revision,
    history: Arc<History>,
    backlog: Arc<SharedBacklog>,
    known: RefCell<Known>,
    counts: StoreCounts,
    is_read_only: bool,
    is_full: bool,
    reserve: Reserve,
}

/// What the writer is asked for.
pub(super) enum Job {
    Transact(Asked),
    Compact(Compaction),
}

/// That the log is forgotten up to a revision, and who waits for it.
pub(super) struct Compaction {
    pub(super) upto: Revision,
    pub(super) reply: mpsc::Sender<Result<(), ReadError>>,
}

/// A transaction, and who waits for its outcome.
pub(super) struct Asked {
    pub(super) transaction: Transaction,
    pub(super) reply: Reply,
}

type Outcome = Result<Revision, TransactError>;
type Reply = oneshot::Sender<Outcome>;

/// What the transactions of a group did, before it is durable.
#[derive(Default)]
struct Group {
    batches: Vec<Arc<Batch>>,
    outcomes: Vec<Outcome>,
    /// When its keys were last written; `None` is one that was deleted.
    written: HashMap<String, Option<Revision>>,
}

impl Writer {
    pub(super) fn new(
        connection: Connection,
        path: PathBuf,
        revision: Revision,
        (history, backlog): (Arc<History>, Arc<SharedBacklog>),
        counts: StoreCounts,
    ) -> Self {
        let reserve = Reserve::take(&path);
        Self {
            connection,
            path,
            revision,
            history,
            backlog,
            known: RefCell::default(),
            counts,
            is_read_only: false,
            is_full: false,
            reserve,
        }
    }

    /// Moves the log of a process that did not end in order into the file. Frames that it did not finish are gone then, and
    /// the next look at the log does not meet them behind others.
    pub(super) fn begin_anew(&self) {
        self.checkpoint(0);
    }

    /// Works until nobody can ask any more.
    pub(super) fn run(mut self, queue: &mpsc::Receiver<Job>) {
        while let Ok(first) = queue.recv() {
            let (group, compaction) = Self::take_group(first, queue);
            let is_idle = group.len() < FEW;
            let group = self.admit(group);
            if !group.is_empty() {
                self.commit(group);
            }
            if let Some(Compaction { upto, reply }) = compaction {
                // Whoever asked may have stopped waiting; what was done stays done.
                drop(reply.send(self.compact(upto)));
            }
            let most = match self.reserve.is_given_up() {
                true => 0,
                false => self.reserve.bytes() / BACKLOG_OF_RESERVE,
            };
            if self.backlog.read().is_long(most) {
                self.fold();
            }
            self.checkpoint(match is_idle {
                _ if self.is_full || self.reserve.is_given_up() => 0,
                true => CHECKPOINT_IDLE_PAGES,
                false => CHECKPOINT_BUSY_PAGES,
            });
        }
        self.fold();
        self.checkpoint(0);
    }

    /// The transactions that wait, and the compaction that comes behind them.
    fn take_group(first: Job, queue: &mpsc::Receiver<Job>) -> (Vec<Asked>, Option<Compaction>) {
        let mut group = Vec::new();
        let mut next = Some(first);
        while let Some(job) = next {
            match job {
                Job::Transact(asked) => group.push(asked),
                Job::Compact(compaction) => return (group, Some(compaction)),
            }
            next = match group.len() < GROUP {
                true => queue.try_recv().ok(),
                false => None,
            };
        }
        (group, None)
    }

    /// Refuses what only takes room while the reserve is given up.
    fn admit(&mut self, group: Vec<Asked>) -> Vec<Asked> {
        if !self.reserve.is_given_up() || self.reserve.take_again() {
            return group;
        }
        let (admitted, refused): (Vec<_>, Vec<_>) = group
            .into_iter()
            .partition(|it| self.frees_room(&it.transaction));
        if !refused.is_empty() {
            self.counts.note_refused();
        }
        for asked in refused {
            refuse(
                asked.reply,
                "the disk is full: only deletes and what makes a value smaller are taken",
            );
        }
        admitted
    }

    /// Makes a group durable, tells readers and watchers, then answers: in this order.
    fn commit(&mut self, group: Vec<Asked>) {
        let began = Instant::now();
        // What the reserve is for is done again, should the disk be full.
        let again: Vec<Option<Transaction>> = match self.reserve.is_kept() {
            true => group.iter().map(Asked::to_repeat).collect(),
            false => Vec::new(),
        };
        let (transactions, replies): (Vec<_>, Vec<_>) = group
            .into_iter()
            .map(|asked| (asked.transaction, asked.reply))
            .unzip();
        let done = in_transaction(&self.connection, &self.path, |connection| {
            let mut group = Group::default();
            for transaction in transactions {
                let outcome = self.transact(connection, transaction, &mut group)?;
                group.outcomes.push(outcome);
            }
            Ok(group)
        });
        let group = match done {
            Ok(group) => group,
            Err(error) => return self.refuse_group(replies, again, &error),
        };
        self.is_read_only = false;
        self.is_full = false;
        if let Some(last) = group.batches.last() {
            self.revision = last.revision;
        }
        let is_conflict = |it: &&Outcome| matches!(it, Err(TransactError::Conflict { .. }));
        let conflicts = group.outcomes.iter().filter(is_conflict).count();
        self.counts.note_commit(
            group.batches.len() as u64,
            conflicts as u64,
            began.elapsed(),
        );
        {
            let mut backlog = self.backlog.write();
            for batch in &group.batches {
                backlog.add(batch);
            }
        }
        self.history.publish(group.batches);
        for (reply, outcome) in replies.into_iter().zip(group.outcomes) {
            // Whoever asked may have stopped waiting; what was done stays done.
            drop(reply.send(outcome));
        }
    }

    /// Of a group that found the disk full, does again with the reserve what frees room; refuses the rest, and the
    /// whole group after any other error.
    fn refuse_group(
        &mut self,
        replies: Vec<Reply>,
        again: Vec<Option<Transaction>>,
        error: &rusqlite::Error,
    ) {
        self.counts.note_refused();
        tracing::error!(%error, "the store took no writes");
        self.is_full = is_full(error);
        if !(is_full(error) && self.reserve.is_kept()) {
            self.is_read_only = is_write(error);
            let why = match self.is_read_only {
                true => "its disk has become read-only".to_owned(),
                false => error.to_string(),
            };
            replies.into_iter().for_each(|reply| refuse(reply, &why));
            return;
        }
        let mut group = Vec::new();
        for (reply, again) in replies.into_iter().zip(again) {
            match again.filter(|it| self.frees_room(it)) {
                Some(transaction) => group.push(Asked { transaction, reply }),
                None => refuse(reply, &error.to_string()),
            }
        }
        if !group.is_empty() {
            self.reserve.give_up();
            self.commit(group);
        }
    }

    /// Whether there is more room after a transaction, whatever it needs on the way: it deletes something, or makes some
    /// value smaller and none larger, as when a rule is revoked.
    fn frees_room(&self, transaction: &Transaction) -> bool {
        if transaction.deletes() || !transaction.may_free_room() {
            return transaction.deletes();
        }
        let mut is_smaller = false;
        for op in &transaction.ops {
            if let Op::Put { key, value } = op
                && let Some(before) = self.length_of(key)
            {
                if value.len() > before {
                    return false;
                }
                is_smaller |= value.len() < before;
            }
        }
        is_smaller
    }

    /// How long the value of a key is; `None` where there is none, or it cannot be told.
    fn length_of(&self, key: &str) -> Option<usize> {
        if let Some(length) = self.backlog.read().length_of(key) {
            return length;
        }
        let mut select = self
            .connection
            .prepare_cached("SELECT length(value) FROM cur WHERE key = ?1")
            .ok()?;
        select.query_row([key], |row| row.get(0)).ok()
    }

    /// Does one transaction of a group: checks its guards, and puts its record into the log.
    fn transact(
        &self,
        connection: &Connection,
        transaction: Transaction,
        group: &mut Group,
    ) -> rusqlite::Result<Outcome> {
        let Transaction { guards, ops } = transaction;
        let before = group
            .batches
            .last()
            .map_or(self.revision, |last| last.revision);
        for guard in &guards {
            let last_written = match group.written.get(guard.key()) {
                Some(last_written) => *last_written,
                None => self.last_written(connection, guard.key())?,
            };
            if !guard.holds(last_written) {
                return Ok(Err(TransactError::Conflict {
                    key: guard.key().into(),
                    revision: before,
                }));
            }
        }
        if ops.is_empty() {
            return Ok(Ok(before));
        }
        let revision = before + 1;
        let record = record::encode(&ops);
        let sum = schema::sum_of("", revision, &record);
        connection
            .prepare_cached("INSERT INTO log (rev, ops, sum) VALUES (?1, ?2, ?3)")?
            .execute(params![revision, record, sum])?;
        for op in &ops {
            let written = match op {
                Op::Put { .. } => Some(revision),
                Op::Delete { .. } => None,
            };
            group.written.insert(op.key().to_owned(), written);
        }
        group.batches.push(Arc::new(Batch { revision, ops }));
        Ok(Ok(revision))
    }

    /// When a key was last written before this group.
    fn last_written(
        &self,
        connection: &Connection,
        key: &str,
    ) -> rusqlite::Result<Option<Revision>> {
        if let Some(last_written) = self.backlog.read().last_written(key) {
            return Ok(last_written);
        }
        self.known.borrow_mut().last_written(connection, key)
    }

    /// Folds the backlog into `cur`. What it has is durable already: if this fails, it stays where it is.
    fn fold(&mut self) {
        if self.is_read_only || self.backlog.read().is_empty() {
            return;
        }
        let fold = |connection: &Connection| self.backlog.read().fold(connection);
        let mut folded = in_transaction(&self.connection, &self.path, fold);
        if folded.as_ref().is_err_and(is_full) && self.reserve.is_kept() {
            self.reserve.give_up();
            folded = in_transaction(&self.connection, &self.path, fold);
        }
        match folded {
            Ok(()) => self.is_folded(),
            Err(error) => {
                self.is_read_only = is_write(&error);
                tracing::warn!(%error, "what is in the log stays there alone");
            }
        }
    }

    fn is_folded(&mut self) {
        self.backlog.write().clear();
        self.known.take();
    }

    /// Forgets the log up to a revision, never one that is still to come.
    fn compact(&mut self, upto: Revision) -> Result<(), ReadError> {
        let upto = upto.min(self.revision);
        let compact = |connection: &Connection| {
            self.backlog.read().fold(connection)?;
            connection.execute("DELETE FROM log WHERE rev <= ?1", [upto])?;
            if upto > schema::compacted(connection)? {
                schema::put(connection, "compacted", &upto.to_string())?;
            }
            Ok(())
        };
        let mut compacted = in_transaction(&self.connection, &self.path, compact);
        if compacted.as_ref().is_err_and(is_full) && self.reserve.is_kept() {
            self.reserve.give_up();
            compacted = in_transaction(&self.connection, &self.path, compact);
        }
        match compacted {
            Ok(()) => {
                self.is_folded();
                self.history.compact(upto);
                Ok(())
            }
            Err(error) => {
                self.counts.note_refused();
                self.is_read_only = is_write(&error);
                let why = error.to_string();
                Err(ReadError::Unavailable { why })
            }
        }
    }

    /// Moves the write-ahead log into the file when it has more than so many pages, here and nowhere
    /// else. A reader in the middle of a page puts it off until the next time. The log keeps its room on the disk, to be
    /// written over: that is given back for no pages only, as when room is short.
    fn checkpoint(&self, pages: i64) {
        if self.is_read_only {
            return;
        }
        let length = self
            .connection
            .query_row("PRAGMA wal_checkpoint(NOOP)", [], |row| row.get(1));
        let mode = match pages {
            0 => "PRAGMA wal_checkpoint(TRUNCATE)",
            _ => "PRAGMA wal_checkpoint(RESTART)",
        };
        let move_it = || {
            // Not the patience of other statements: a backup reads for long, and writes do not wait for it.
            self.connection.busy_timeout(CHECKPOINT_PATIENCE)?;
            let moved = self.connection.query_row(mode, [], |_| Ok(()));
            self.connection.busy_timeout(schema::BUSY)?;
            moved
        };
        let moved = match length {
            Ok(length) if i64::max(length, 0) <= pages => return,
            Ok(_) => move_it(),
            Err(error) => Err(error),
        };
        if let Err(error) = moved {
            end_if_fatal(&error, &self.path);
            tracing::warn!(%error, "the write-ahead log was not moved into the file");
        }
    }
}

impl Asked {
    /// The transaction, when it is done again with the reserve.
    fn to_repeat(&self) -> Option<Transaction> {
        let transaction = &self.transaction;
        transaction.may_free_room().then(|| transaction.clone())
    }
}

impl Transaction {
    fn deletes(&self) -> bool {
        self.ops.iter().any(|op| matches!(op, Op::Delete { .. }))
    }

    /// Whether it deletes something, or writes over something that is there.
    fn may_free_room(&self) -> bool {
        let is_there = |guard: &Guard| matches!(guard, Guard::Unchanged { mod_revision, .. } if *mod_revision > 0);
        self.deletes() || self.guards.iter().any(is_there)
    }
}

fn refuse(reply: Reply, why: &str) {
    // Whoever asked may have stopped waiting.
    drop(reply.send(Err(TransactError::Unavailable { why: why.into() })));
}

/// Does work that is durable when this answers, or not done at all.
fn in_transaction<T>(
    connection: &Connection,
    path: &Path,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let run = |text| connection.prepare_cached(text)?.execute([]);
    let done = run("BEGIN IMMEDIATE")
        .and_then(|_| work(connection))
        .and_then(|done| run("COMMIT").map(|_| done));
    if let Err(error) = &done {
        end_if_fatal(error, path);
        if !connection.is_autocommit()
            && let Err(error) = connection.execute_batch("ROLLBACK")
        {
            end(&error, path);
        }
    }
    done
}

/// Ends the process when the disk failed us: after a sync that failed the kernel may have thrown the
/// pages away and confirm the next sync all the same, so nothing is tried again.
///
/// A disk that became read-only is not such: nothing was begun there that could be confirmed later, and reads go on.
fn end_if_fatal(error: &rusqlite::Error, path: &Path) {
    if is_fatal(error) && !(is_write(error) && is_read_only(path)) {
        end(error, path);
    }
}

fn end(error: &rusqlite::Error, path: &Path) -> ! {
    tracing::error!(%error, "the disk failed: ending, so that nothing is acknowledged that is not kept");
    files::forget_all(path);
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

/// The backlog is folded when it has this part of the reserve: were the disk full by then, there would be room for it.
const BACKLOG_OF_RESERVE: usize = 4;

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
