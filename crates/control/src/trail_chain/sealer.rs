use std::sync::Arc;
use std::time::Duration;

use store::{Batch, Guard, Op, ReadError, Revision, Store, TransactError, Transaction, Watch};
use tokio::sync::{mpsc, oneshot};
use tokio::time::MissedTickBehavior;

use super::seal::{ChainKey, Seal, newest};
use super::sum::Sum;
use crate::clock::Clock;
use crate::key;

/// Keeps where the chain is, apart from the store.
pub(crate) type KeepHead = Arc<dyn Fn(&[u8]) + Send + Sync>;

/// Asks the sealer for a seal over all there is.
#[derive(Clone, Debug)]
pub(crate) struct SealRequests(mpsc::Sender<oneshot::Sender<()>>);

/// What the sealer works with.
pub(crate) struct Sealing {
    pub(crate) store: Arc<dyn Store>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) key: ChainKey,
    pub(crate) keep_head: KeepHead,
}

const EVERY: Duration = Duration::from_secs(1);
/// How many entries wait for the second to be over.
const WAITING: u64 = 10_000;

/// A sealer, which is to be run beside the calls, and the way to ask it.
pub(crate) fn sealing(sealing: Sealing) -> (SealRequests, impl Future<Output = ()> + Send) {
    let (sender, requests) = mpsc::channel(1);
    (SealRequests(sender), seal_all(sealing, requests))
}

impl SealRequests {
    /// Waits until all entries of now are under a seal.
    pub(crate) async fn seal(&self) {
        let (done, when_done) = oneshot::channel();
        if self.0.send(done).await.is_ok() {
            // An error means that the sealer has ended.
            let _ = when_done.await;
        }
    }
}

async fn seal_all(sealing: Sealing, mut requests: mpsc::Receiver<oneshot::Sender<()>>) {
    loop {
        let error = match Sealer::start(&*sealing.store).await {
            Ok(mut sealer) => match sealer.run(&sealing, &mut requests).await {
                Ok(()) => return,
                Err(error) => error,
            },
            Err(error) => error,
        };
        if !matches!(error, ReadError::Compacted { .. }) {
            tracing::error!(%error, "audit entries wait for their seal");
        }
        crate::pause().await;
    }
}

/// Follows the store and sums up what has no seal yet.
pub(super) struct Sealer {
    last: Option<Seal>,
    watch: Box<dyn Watch>,
    /// The last revision that was looked at.
    seen: Revision,
    sum: Sum,
    /// Entries that were there before the watch began, to be summed up with the key.
    before: Vec<(String, Revision, Vec<u8>)>,
}

impl Sealer {
    /// Goes on behind the newest seal.
    pub(super) async fn start(store: &dyn Store) -> Result<Self, ReadError> {
        let last = match newest(store)? {
            Some(entry) => Some(Seal::read(&entry).ok_or_else(|| ReadError::Unavailable {
                why: format!("{} is no seal", entry.key),
            })?),
            None => None,
        };
        let upto = last.as_ref().map_or(0, |seal| seal.upto);
        let (watch, seen, before) = match store.watch(upto) {
            Ok(watch) => (watch, upto, Vec::new()),
            Err(ReadError::Compacted { .. }) => {
                let (seen, before) = read_behind(store, upto).await?;
                (store.watch(seen)?, seen, before)
            }
            Err(error) => return Err(error),
        };
        Ok(Self {
            last,
            watch,
            seen,
            sum: Sum::default(),
            before,
        })
    }

    async fn run(
        &mut self,
        sealing: &Sealing,
        requests: &mut mpsc::Receiver<oneshot::Sender<()>>,
    ) -> Result<(), ReadError> {
        if self.last.is_none() {
            // That there is a chain is known from the beginning.
            self.catch_up(sealing).await?;
            self.seal(sealing).await?;
        }
        let mut ticks = tokio::time::interval(EVERY);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                batch = self.watch.next() => {
                    self.take(&sealing.key, &batch?);
                    if self.sum.count >= WAITING {
                        self.seal(sealing).await?;
                    }
                }
                _ = ticks.tick() => self.seal_news(sealing).await?,
                request = requests.recv() => {
                    let Some(done) = request else { return Ok(()) };
                    self.catch_up(sealing).await?;
                    self.seal_news(sealing).await?;
                    // Nobody may be waiting any more.
                    let _ = done.send(());
                }
            }
        }
    }

    /// Looks at everything up to now.
    pub(super) async fn catch_up(&mut self, sealing: &Sealing) -> Result<(), ReadError> {
        let now = sealing.store.barrier().await?;
        while self.seen < now {
            let batch = self.watch.next().await?;
            self.take(&sealing.key, &batch);
        }
        Ok(())
    }

    fn take(&mut self, key: &ChainKey, batch: &Batch) {
        self.seen = batch.revision;
        for op in &batch.ops {
            if let Op::Put { key: name, value } = op
                && name.starts_with(key::AUDIT)
            {
                self.sum.add(key.code(name, batch.revision, value));
            }
        }
    }

    async fn seal_news(&mut self, sealing: &Sealing) -> Result<(), ReadError> {
        if self.sum.count > 0 || !self.before.is_empty() {
            self.seal(sealing).await?;
        }
        Ok(())
    }

    /// Seals what was looked at. When the store takes no writes it is tried again with the next second's.
    pub(super) async fn seal(&mut self, sealing: &Sealing) -> Result<(), ReadError> {
        for (key, revision, value) in self.before.drain(..) {
            self.sum.add(sealing.key.code(&key, revision, &value));
        }
        let time = sealing.clock.now().unix_secs;
        let seal = sealing
            .key
            .seal(self.last.as_ref(), self.seen, time, self.sum);
        let key = seal.key();
        let transaction = Transaction {
            guards: vec![Guard::Absent { key }],
            ops: vec![seal.op()],
        };
        match sealing.store.transact(transaction).await {
            Ok(_) => {}
            Err(TransactError::Unknown) => {
                sealing.store.barrier().await?;
                let newest = newest(&*sealing.store)?;
                if newest.and_then(|entry| Seal::read(&entry)).as_ref() != Some(&seal) {
                    return Ok(());
                }
            }
            Err(error) => {
                tracing::error!(%error, "audit entries wait for their seal");
                return Ok(());
            }
        }
        let head = serde_json::to_vec(&sealing.key.head(&seal)).expect("plain data");
        let keep = Arc::clone(&sealing.keep_head);
        let kept = tokio::task::spawn_blocking(move || keep(&head));
        if kept.await.is_err() {
            tracing::error!("the head of the audit chain was not kept");
        }
        self.sum = Sum::default();
        self.last = Some(seal);
        Ok(())
    }
}

type Found = Vec<(String, Revision, Vec<u8>)>;

/// The entries behind a revision, up to the one that is answered too.
async fn read_behind(store: &dyn Store, upto: Revision) -> Result<(Revision, Found), ReadError> {
    let mut found = Vec::new();
    let (mut seen, mut after): (Option<Revision>, Option<String>) = (None, None);
    loop {
        let page = store.page(key::AUDIT, after.as_deref(), 1_000)?;
        let seen = *seen.get_or_insert(page.revision);
        after = page.entries.last().map(|entry| entry.key.clone());
        for entry in page.entries {
            if upto < entry.mod_revision && entry.mod_revision <= seen {
                found.push((entry.key, entry.mod_revision, entry.value));
            }
        }
        if !page.has_more {
            return Ok((seen, found));
        }
        tokio::task::yield_now().await;
    }
}

/// Makes one seal over all there is.
#[cfg(test)]
pub(crate) async fn seal_once(sealing: &Sealing) {
    let mut sealer = Sealer::start(&*sealing.store).await.expect("readable");
    sealer.catch_up(sealing).await.expect("readable");
    sealer.seal(sealing).await.expect("writable");
}
