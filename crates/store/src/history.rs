use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::watch;

use crate::{Batch, BoxFuture, ReadError, Revision, Watch};

/// What was committed last, kept in memory for watchers, and the revision of now.
///
/// A watcher that is up to date is fed from here; one that fell behind reads the [`Log`] until it meets
/// what is kept here.
pub(crate) struct History {
    recent: Mutex<Recent>,
    now: watch::Sender<Now>,
}

/// The revision of now, or why there will be no more.
#[derive(Clone, Debug)]
enum Now {
    At(Revision),
    Over { why: String },
}

struct Recent {
    batches: VecDeque<Arc<Batch>>,
    bytes: usize,
    compacted: Revision,
}

/// Where batches are read that memory no longer holds.
pub(crate) trait Log: Send + Sync {
    /// Batches after a revision in order: a few, and at least one if there is one.
    fn batches_after(&self, after: Revision) -> Result<Vec<Batch>, ReadError>;
}

impl History {
    pub(crate) fn new(revision: Revision, compacted: Revision) -> Self {
        Self {
            recent: Mutex::new(Recent {
                batches: VecDeque::new(),
                bytes: 0,
                compacted,
            }),
            now: watch::Sender::new(Now::At(revision)),
        }
    }

    /// The revision of now, also after the end.
    pub(crate) fn revision(&self) -> Result<Revision, ReadError> {
        match &*self.now.borrow() {
            Now::At(revision) => Ok(*revision),
            Now::Over { why } => Err(ReadError::Unavailable { why: why.clone() }),
        }
    }

    /// Adds what was committed, in revision order, and wakes the watchers.
    pub(crate) fn publish(&self, batches: Vec<Arc<Batch>>) {
        let Some(revision) = batches.last().map(|batch| batch.revision) else {
            return;
        };
        let mut recent = self.lock();
        for batch in batches {
            recent.bytes += size_of(&batch);
            recent.batches.push_back(batch);
        }
        while recent.bytes > RECENT_BYTES || recent.batches.len() > RECENT_BATCHES {
            recent.drop_oldest();
        }
        drop(recent);
        self.now.send_replace(Now::At(revision));
    }

    /// Forgets what is older than a revision, here as in the log.
    pub(crate) fn compact(&self, upto: Revision) {
        let mut recent = self.lock();
        recent.compacted = recent.compacted.max(upto);
        while recent
            .batches
            .front()
            .is_some_and(|batch| batch.revision <= upto)
        {
            recent.drop_oldest();
        }
    }

    /// Ends every watch.
    pub(crate) fn end(&self, why: &str) {
        self.now.send_replace(Now::Over { why: why.into() });
    }

    /// Watches what comes after a revision.
    pub(crate) fn watch(
        self: &Arc<Self>,
        after: Revision,
        log: Arc<dyn Log>,
    ) -> Result<Box<dyn Watch>, ReadError> {
        self.check_kept(after)?;
        let history = Arc::clone(self);
        let now = self.now.subscribe();
        Ok(Box::new(Watcher {
            history,
            log,
            now,
            after,
            replayed: VecDeque::new(),
        }))
    }

    fn check_kept(&self, after: Revision) -> Result<(), ReadError> {
        let oldest = self.lock().compacted;
        if after < oldest {
            Err(ReadError::Compacted { oldest })
        } else {
            Ok(())
        }
    }

    /// The batch after a revision if memory holds it.
    fn recent_after(&self, after: Revision) -> Option<Arc<Batch>> {
        let recent = self.lock();
        let first = recent.batches.front()?.revision;
        let index = usize::try_from((after + 1).checked_sub(first)?).ok()?;
        recent.batches.get(index).cloned()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Recent> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Recent {
    fn drop_oldest(&mut self) {
        if let Some(batch) = self.batches.pop_front() {
            self.bytes -= size_of(&batch);
        }
    }
}

struct Watcher {
    history: Arc<History>,
    log: Arc<dyn Log>,
    now: watch::Receiver<Now>,
    after: Revision,
    replayed: VecDeque<Batch>,
}

impl Watcher {
    /// The next batch if it is there; nothing waits between taking it and answering it.
    fn take(&mut self) -> Result<Option<Batch>, ReadError> {
        let now = match &*self.now.borrow_and_update() {
            Now::At(revision) => *revision,
            Now::Over { why } => return Err(ReadError::Unavailable { why: why.clone() }),
        };
        if self.after >= now {
            return Ok(None);
        }
        if self.replayed.is_empty() {
            self.history.check_kept(self.after)?;
            if let Some(batch) = self.history.recent_after(self.after) {
                self.after = batch.revision;
                return Ok(Some(Arc::unwrap_or_clone(batch)));
            }
            self.replayed = self.log.batches_after(self.after)?.into();
            // A compaction may have come between the check and the reading.
            if self
                .replayed
                .front()
                .is_none_or(|batch| batch.revision != self.after + 1)
            {
                self.replayed.clear();
                self.history.check_kept(self.after)?;
                let why = format!("revision {} is missing in the log", self.after + 1);
                return Err(ReadError::Unavailable { why });
            }
        }
        let batch = self.replayed.pop_front();
        self.after = batch.as_ref().map_or(self.after, |batch| batch.revision);
        Ok(batch)
    }
}

impl Watch for Watcher {
    fn next(&mut self) -> BoxFuture<'_, Result<Batch, ReadError>> {
        Box::pin(async move {
            loop {
                if let Some(batch) = self.take()? {
                    return Ok(batch);
                }
                if self.now.changed().await.is_err() {
                    return Err(ReadError::Unavailable {
                        why: "the store was closed".into(),
                    });
                }
            }
        })
    }
}

fn size_of(batch: &Batch) -> usize {
    let of_op = |op: &crate::Op| match op {
        crate::Op::Put { key, value } => key.len() + value.len(),
        crate::Op::Delete { key } => key.len(),
    };
    64 + batch.ops.iter().map(of_op).sum::<usize>()
}

const RECENT_BATCHES: usize = 4_096;
const RECENT_BYTES: usize = 16 << 20;
