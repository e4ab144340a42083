use std::collections::BTreeMap;
use std::ops::Bound;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use rusqlite::{Connection, OptionalExtension, params};

use super::schema;
use crate::{Batch, Entry, Op, Revision, record};

/// What the log tells and `cur` does not have yet.
///
/// A transaction is durable once its record is in the log: pages that lie together, however large the store is. What
/// it wrote is folded into `cur` later, with that of many others: once for a key that changes all the time, and side by
/// side for keys that lie so.
///
/// Choice: docs/decisions/0039-written-behind.md
#[derive(Debug)]
pub(super) struct Backlog {
    /// `cur` is what was so at this revision.
    folded: Revision,
    /// With this, it is what was so at that one.
    revision: Revision,
    latest: BTreeMap<String, Latest>,
    bytes: usize,
}

/// What was last done to a key, and whether that began it.
#[derive(Clone, Debug)]
pub(super) struct Latest {
    batch: Arc<Batch>,
    /// Which of its operations.
    at: usize,
    created: Created,
}

/// When a key came to be.
#[derive(Clone, Copy, Debug)]
enum Created {
    At(Revision),
    /// `cur` tells; if the key is not there, it was at this revision.
    InCurOr(Revision),
}

/// A part of a backlog, in the order that was asked for.
pub(super) struct Above {
    pub(super) folded: Revision,
    pub(super) revision: Revision,
    pub(super) keys: Vec<(String, Latest)>,
}

impl Backlog {
    /// The backlog of a file; or what is not as it was written.
    pub(super) fn read(connection: &Connection) -> rusqlite::Result<Result<Self, String>> {
        let revision = schema::revision(connection)?;
        let folded = match schema::get(connection, "folded")? {
            Some(text) => text.parse().ok().filter(|folded| *folded <= revision),
            // Older forms have none.
            None if schema::format_of(connection)? != schema::FORMAT.to_string() => Some(revision),
            None => None,
        };
        let Some(folded) = folded else {
            return Ok(Err(
                "how far its table is, is not what was written".to_owned()
            ));
        };
        if !is_at(connection, folded)? {
            return Ok(Err(format!("its table is not of revision {folded}")));
        }
        let mut backlog = Self::after(folded);
        let mut statement =
            connection.prepare("SELECT rev, ops, sum FROM log WHERE rev > ?1 ORDER BY rev")?;
        let mut rows = statement.query([folded])?;
        while let Some(row) = rows.next()? {
            let (revision, bytes) = (row.get(0)?, row.get_ref(1)?.as_blob()?);
            let is_as_written = i64::from(schema::sum_of("", revision, bytes)) == row.get(2)?;
            match record::decode(bytes) {
                Some(ops) if is_as_written && revision == backlog.revision + 1 => {
                    backlog.add(&Arc::new(Batch { revision, ops }));
                }
                _ => {
                    let revision = backlog.revision + 1;
                    let what = format!("the record of revision {revision} is not what was written");
                    return Ok(Err(what));
                }
            }
        }
        Ok(Ok(backlog))
    }

    fn after(folded: Revision) -> Self {
        Self {
            folded,
            revision: folded,
            latest: BTreeMap::new(),
            bytes: 0,
        }
    }

    /// Takes in a transaction that is durable.
    pub(super) fn add(&mut self, batch: &Arc<Batch>) {
        self.revision = batch.revision;
        for (at, op) in batch.ops.iter().enumerate() {
            self.bytes += match op {
                Op::Put { key, value } => key.len() + value.len(),
                Op::Delete { key } => key.len(),
            };
            let batch = Arc::clone(batch);
            match self.latest.get_mut(op.key()) {
                Some(latest) => {
                    let created = match latest.op() {
                        Op::Delete { .. } => Created::At(batch.revision),
                        Op::Put { .. } => latest.created,
                    };
                    *latest = Latest { batch, at, created };
                }
                None => {
                    let created = Created::InCurOr(batch.revision);
                    let latest = Latest { batch, at, created };
                    self.latest.insert(op.key().to_owned(), latest);
                }
            }
        }
    }

    /// Writes all of it into `cur`. It stays as it is until that is committed, and [`clear`](Self::clear) says so.
    pub(super) fn fold(&self, connection: &Connection) -> rusqlite::Result<()> {
        let mut put = connection.prepare_cached(
            "INSERT INTO cur (key, mod_rev, create_rev, value, sum) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT (key) DO UPDATE SET mod_rev = excluded.mod_rev,
                create_rev = iif(?6, excluded.create_rev, create_rev),
                value = excluded.value, sum = excluded.sum",
        )?;
        let mut delete = connection.prepare_cached("DELETE FROM cur WHERE key = ?1")?;
        for latest in self.latest.values() {
            match latest.op() {
                Op::Put { key, value } => {
                    let revision = latest.revision();
                    let (created, is_new) = match latest.created {
                        Created::At(created) => (created, true),
                        Created::InCurOr(created) => (created, false),
                    };
                    let sum = schema::sum_of(key, revision, value);
                    put.execute(params![key, revision, created, value, sum, is_new])?;
                }
                Op::Delete { key } => drop(delete.execute([key])?),
            }
        }
        schema::put_folded(connection, self.revision)
    }

    /// Forgets what was folded.
    pub(super) fn clear(&mut self) {
        *self = Self::after(self.revision);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.folded == self.revision
    }

    /// Whether it is time to fold it, with so many bytes at most.
    pub(super) fn is_long(&self, bytes: usize) -> bool {
        self.bytes > bytes || self.latest.len() > MOST_KEYS
    }

    /// When a key was last written, `None` when it was deleted; nothing when that is for `cur` to tell.
    pub(super) fn last_written(&self, key: &str) -> Option<Option<Revision>> {
        let latest = self.latest.get(key)?;
        Some(match latest.op() {
            Op::Put { .. } => Some(latest.revision()),
            Op::Delete { .. } => None,
        })
    }

    /// How long the value of a key is, if it was written since; `Some(None)` for one that was deleted.
    pub(super) fn length_of(&self, key: &str) -> Option<Option<usize>> {
        let latest = self.latest.get(key)?;
        Some(match latest.op() {
            Op::Put { value, .. } => Some(value.len()),
            Op::Delete { .. } => None,
        })
    }

    /// What lies above a page of `cur`: keys of a prefix after one, as far as a page of so many can reach.
    pub(super) fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Above {
        let from = match after {
            Some(after) if after >= prefix => Bound::Excluded(after),
            Some(_) | None => Bound::Included(prefix),
        };
        let keys = self.latest.range::<str, _>((from, Bound::Unbounded));
        self.above(keys.take_while(|(key, _)| key.starts_with(prefix)), limit)
    }

    /// The same for a page backwards from before a key.
    pub(super) fn page_back(&self, prefix: &str, before: &str, limit: usize) -> Above {
        let keys = self
            .latest
            .range::<str, _>((Bound::Unbounded, Bound::Excluded(before)));
        let keys = keys.rev().take_while(|(key, _)| key.as_str() >= prefix);
        self.above(keys.filter(|(key, _)| key.starts_with(prefix)), limit)
    }

    fn above<'a>(
        &self,
        keys: impl Iterator<Item = (&'a String, &'a Latest)>,
        limit: usize,
    ) -> Above {
        // Each put is an entry of the page, so none is reached after one more than fit.
        let mut puts = 0;
        let keys = keys.take_while(|(_, latest)| {
            let is_reached = puts <= limit;
            puts += usize::from(matches!(latest.op(), Op::Put { .. }));
            is_reached
        });
        Above {
            folded: self.folded,
            revision: self.revision,
            keys: keys
                .map(|(key, latest)| (key.clone(), latest.clone()))
                .collect(),
        }
    }
}

impl Latest {
    /// The entry that it makes of a key, `None` when it deleted it; `in_cur` is when that came to be by `cur`.
    pub(super) fn entry(&self, key: String, in_cur: Option<Revision>) -> Option<Entry> {
        let Op::Put { value, .. } = self.op() else {
            return None;
        };
        Some(Entry {
            key,
            value: value.clone(),
            create_revision: match self.created {
                Created::At(created) => created,
                Created::InCurOr(created) => in_cur.unwrap_or(created),
            },
            mod_revision: self.revision(),
        })
    }

    fn revision(&self) -> Revision {
        self.batch.revision
    }

    fn op(&self) -> &Op {
        &self.batch.ops[self.at]
    }
}

/// Whether `cur` has what the log tells of the revision that it is said to be of. Where the log does not tell, it is
/// taken at its word; a record that is damaged is found when it is read.
fn is_at(connection: &Connection, folded: Revision) -> rusqlite::Result<bool> {
    let told: Option<(Vec<u8>, i64)> = connection
        .prepare("SELECT ops, sum FROM log WHERE rev = ?1")?
        .query_row([folded], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let told = told.filter(|(bytes, sum)| i64::from(schema::sum_of("", folded, bytes)) == *sum);
    let ops = told.and_then(|(bytes, _)| record::decode(&bytes));
    let mut select = connection.prepare("SELECT mod_rev FROM cur WHERE key = ?1")?;
    for op in ops.iter().flatten() {
        let found: Option<Revision> = select.query_row([op.key()], |row| row.get(0)).optional()?;
        let told = match op {
            Op::Put { .. } => Some(folded),
            Op::Delete { .. } => None,
        };
        if found != told {
            return Ok(false);
        }
    }
    Ok(true)
}

/// A backlog that the writer adds to and readers look at.
#[derive(Debug)]
pub(super) struct SharedBacklog(RwLock<Backlog>);

impl SharedBacklog {
    pub(super) fn new(backlog: Backlog) -> Self {
        Self(RwLock::new(backlog))
    }

    pub(super) fn read(&self) -> RwLockReadGuard<'_, Backlog> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, Backlog> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// More keys are not left to be folded: nobody waits long for that.
const MOST_KEYS: usize = 2_048;
