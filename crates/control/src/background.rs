use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::time::Duration;

use store::Watch;
use tokio::task::JoinSet;

use crate::control_plane::Inner;
use crate::feed;
use crate::housekeeping;
use crate::trail_archive::{Archive, ArchivePlace};
use crate::trail_chain::{self, ChainKey, Sealing};

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What runs beside the calls: the view follows the store, audit entries are written, desired states are
/// worked out, what is over is forgotten.
#[must_use = "no call ends unless this runs"]
pub struct Background {
    essential: Vec<Task>,
    housekeeping: Task,
    renewals: Task,
    sealer: Option<Task>,
    inner: Weak<Inner>,
}

/// Background work that was started. It ends when this is dropped.
#[derive(Debug)]
pub struct Running {
    _tasks: JoinSet<()>,
}

impl Background {
    pub(crate) fn new(
        inner: &Arc<Inner>,
        changes: Box<dyn Watch>,
        audit_writer: impl Future<Output = ()> + Send + 'static,
    ) -> Self {
        let follow = feed::follow(
            inner.feed.clone(),
            Arc::clone(&inner.store),
            inner.master_key.clone(),
            changes,
        );
        Self {
            essential: vec![
                Box::pin(follow),
                Box::pin(audit_writer),
                Box::pin(distribute(Arc::downgrade(inner))),
            ],
            housekeeping: Box::pin(housekeeping::keep_house(Arc::downgrade(inner))),
            renewals: Box::pin(renew(Arc::downgrade(inner))),
            sealer: None,
            inner: Arc::downgrade(inner),
        }
    }

    /// Seals the audit trail too. `keep_head` keeps where the chain is, in a place apart from the store.
    pub fn sealing(mut self, keep_head: impl Fn(&[u8]) + Send + Sync + 'static) -> Self {
        if let Some(inner) = self.inner.upgrade() {
            let key = ChainKey::of(&inner.master_key);
            let (requests, sealer) = trail_chain::sealing(Sealing {
                store: Arc::clone(&inner.store),
                clock: Arc::clone(&inner.clock),
                key: key.clone(),
                keep_head: Arc::new(keep_head),
            });
            // One of two sealers would find its seals made already.
            if inner.chain.set((key, requests)).is_ok() {
                self.sealer = Some(Box::pin(sealer));
            }
        }
        self
    }

    /// Keeps audit entries that the store has no room for in an archive of so many bytes at most, where that is more
    /// than none. Only what is under a seal goes there.
    pub fn archiving(self, place: impl ArchivePlace + 'static, most_bytes: u64) -> Self {
        if let Some(inner) = self.inner.upgrade()
            && most_bytes > 0
        {
            let place = Arc::new(place);
            // A second one would find the first one's files.
            let _ = inner.archive.set(Archive { place, most_bytes });
        }
        self
    }

    /// Starts all of it on the current runtime.
    pub fn spawn(self) -> Running {
        let mut tasks = JoinSet::new();
        for task in self.essential {
            tasks.spawn(task);
        }
        tasks.spawn(self.housekeeping);
        tasks.spawn(self.renewals);
        if let Some(sealer) = self.sealer {
            tasks.spawn(sealer);
        }
        Running { _tasks: tasks }
    }

    /// What calls wait for, as one future that needs no runtime and never ends by itself. For simulations.
    pub fn into_future_without_timers(self) -> impl Future<Output = ()> + Send {
        let mut tasks = self.essential;
        std::future::poll_fn(move |context| {
            tasks.retain_mut(|task| task.as_mut().poll(context).is_pending());
            if tasks.is_empty() {
                std::task::Poll::Ready(())
            } else {
                std::task::Poll::Pending
            }
        })
    }
}

async fn distribute(inner: Weak<Inner>) {
    let Some(mut changes) = inner.upgrade().map(|inner| inner.feed.subscribe()) else {
        return;
    };
    let mut last = None;
    while changes.changed().await.is_ok() {
        let revision = changes.borrow_and_update().view.snapshot.revision();
        if last.replace(revision) == Some(revision) {
            continue;
        }
        match inner.upgrade() {
            Some(inner) => inner.distribute(),
            None => return,
        }
    }
}

/// Renews the credentials of instance roles when they are due. A sleep may be longer than it was meant to be, and
/// the clock may be set: so it is looked at often.
async fn renew(inner: Weak<Inner>) {
    loop {
        tokio::time::sleep(LOOKS_EVERY).await;
        match inner.upgrade() {
            Some(inner) => inner.distribute_due(),
            None => return,
        }
    }
}

const LOOKS_EVERY: Duration = Duration::from_secs(15);
