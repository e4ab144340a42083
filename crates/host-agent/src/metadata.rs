//! The metadata service: 100.100.100.200 as every instance of this host sees it.
//!
//! Each ENI has a listener of its own in the router of its domain, bound to the ENI's device. A connection belongs
//! to the ENI whose device it came through, whatever its source address says, and its answers leave by the same
//! device. Before each answer the line of the programs on that device is looked at: it names the ENI that the hook
//! judges for, and a listener that is left over from another ENI falls silent.
//!
//! One thread serves all, and what one ENI may take of it is bounded.
//! Choice: docs/decisions/0024-metadata-service.md

mod connection;
mod identity;
mod listener;
mod pkcs7;
mod view;

pub use identity::{IdentityKey, IdentityKeyError};

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use cloud_id::{EniId, InstanceId};
use dataplane::Dataplane;
use host_api::DesiredState;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::Tag;
use crate::place::Place;

/// An ENI that is up, and may ask.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Asker {
    /// The element of `eni_lines`.
    pub(crate) slot: u32,
    /// Its number there.
    pub(crate) number: u32,
    /// The domain whose router its device is in.
    pub(crate) domain: u32,
    /// The name of its device there.
    pub(crate) device: String,
    pub(crate) eni: EniId,
    pub(crate) instance: InstanceId,
    /// Which namespace the router is, as one may be made anew under the same name.
    pub(crate) router: u64,
}

/// The thread that answers, and what it is told.
pub(crate) struct MetadataService {
    askers: Option<watch::Sender<Told>>,
    /// How much of what it was told it has done.
    done: watch::Receiver<u64>,
    thread: Option<JoinHandle<()>>,
}

/// Which ENIs may ask, and how often that was said.
#[derive(Clone, Default)]
struct Told {
    count: u64,
    askers: BTreeSet<Asker>,
}

/// What all connections share.
struct Shared {
    desired: watch::Receiver<Arc<DesiredState>>,
    dataplane: Arc<Dataplane>,
    identity: Option<IdentityKey>,
    /// Under which tokens are made; they end with this process.
    token_key: ring::hmac::Key,
    random: ring::rand::SystemRandom,
    started: Instant,
}

impl MetadataService {
    pub(crate) fn start(
        tag: Tag,
        desired: watch::Receiver<Arc<DesiredState>>,
        dataplane: Arc<Dataplane>,
        identity: Option<IdentityKey>,
    ) -> io::Result<Self> {
        let random = ring::rand::SystemRandom::new();
        let token_key = ring::hmac::Key::generate(ring::hmac::HMAC_SHA256, &random)
            .map_err(|_| io::Error::other("the system has no random bytes"))?;
        let shared = Arc::new(Shared {
            desired,
            dataplane,
            identity,
            token_key,
            random,
            started: Instant::now(),
        });
        let (askers, told) = watch::channel(Told::default());
        let (doing, done) = watch::channel(0);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let thread = std::thread::Builder::new()
            .name("kanmon-metadata".into())
            .spawn(move || runtime.block_on(serve(tag, told, doing, shared)))?;
        Ok(Self {
            askers: Some(askers),
            done,
            thread: Some(thread),
        })
    }

    /// Says which ENIs may ask now, and waits until they can.
    pub(crate) async fn follow(&mut self, askers: BTreeSet<Asker>) {
        let Some(sender) = &self.askers else {
            return;
        };
        let is_news = sender.send_if_modified(|told| {
            let is_news = told.askers != askers;
            if is_news {
                *told = Told {
                    count: told.count + 1,
                    askers,
                };
            }
            is_news
        });
        if is_news {
            let count = sender.borrow().count;
            let ready = self.done.wait_for(|done| *done >= count);
            if tokio::time::timeout(PATIENCE, ready).await.is_err() {
                tracing::warn!("the metadata service is slow to follow; it goes on");
            }
        }
    }
}

/// Ends the thread; every socket is closed then.
impl Drop for MetadataService {
    fn drop(&mut self) {
        self.askers = None;
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the metadata service had stopped by itself; this is a bug");
        }
    }
}

/// Keeps one listener for each asker.
async fn serve(
    tag: Tag,
    mut told: watch::Receiver<Told>,
    doing: watch::Sender<u64>,
    shared: Arc<Shared>,
) {
    let mut open: BTreeMap<Asker, AbortHandle> = BTreeMap::new();
    let mut is_failing = false;
    loop {
        let Told {
            count,
            askers: wanted,
        } = told.borrow_and_update().clone();
        open.retain(|asker, task| {
            let stays = wanted.contains(asker) && !task.is_finished();
            if !stays {
                task.abort();
            }
            stays
        });
        // What was aborted lets go of its sockets when the runtime comes to it.
        tokio::task::yield_now().await;
        let mut missing: BTreeMap<u32, Vec<Asker>> = BTreeMap::new();
        for asker in wanted.into_iter().filter(|asker| !open.contains_key(asker)) {
            missing.entry(asker.domain).or_default().push(asker);
        }
        let mut failed = None;
        for (domain, askers) in missing {
            let name = Place::Router(domain).name(&tag);
            for (asker, opened) in listener::open(&name, askers) {
                match opened {
                    Ok(socket) => {
                        let accepting = listener::accept(socket, asker.clone(), shared.clone());
                        open.insert(asker, tokio::spawn(accepting).abort_handle());
                    }
                    Err(error) => failed = Some((asker, error)),
                }
            }
        }
        match &failed {
            Some((asker, error)) if !is_failing => tracing::warn!(
                eni.id = %asker.eni,
                "no metadata is served to it, and maybe to others, for now: {error}"
            ),
            Some(_) | None => {}
        }
        is_failing = failed.is_some();
        doing.send_replace(count);
        let changed = if is_failing {
            tokio::time::timeout(TRY_AGAIN, told.changed()).await
        } else {
            Ok(told.changed().await)
        };
        if let Ok(Err(_)) = changed {
            return; // the agent has ended
        }
    }
}

/// How long the agent waits for listeners.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long after a listener could not be opened it is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(1);
