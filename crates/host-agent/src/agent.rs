mod reconciler;

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use dataplane::Sizes;
use host_api::{DesiredState, Report};
use tokio::sync::watch;

use crate::Tag;
use crate::metadata::IdentityKey;

use reconciler::Reconciler;

/// What an agent is started with.
#[derive(Clone, Debug)]
pub struct Config {
    /// Whose namespaces, devices and maps these are.
    pub tag: Tag,
    /// Whether packets are filtered.
    pub enforce: Enforce,
    /// How large the maps are; those that exist keep their size.
    pub sizes: Sizes,
    /// How long until everything is compared again without any news; [`LOOK_AGAIN`] but in tests.
    pub look_again: Duration,
    /// What signs the identity of instances; without it there are no signatures.
    pub identity: Option<IdentityKey>,
}

/// Whether packets are filtered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Enforce {
    /// Instances get networks, and packets the verdict of their rules.
    Packets,
    /// Nothing is made on this host. Every revision counts as applied.
    Nothing,
}

/// Follows the desired state and makes it real on this host.
///
/// One thread does all of it. When it ends, or its process is killed, everything stays as it is and goes on
/// judging packets; the next agent of the tag finds it, compares and changes only what differs. While nobody tells it what
/// is desired, it keeps things as they were desired last, and goes on answering metadata requests.
/// Source: Kanmon dataplane design §3.6.
#[derive(Debug)]
pub struct HostAgent {
    stop: Arc<watch::Sender<bool>>,
    thread: Option<JoinHandle<()>>,
}

/// Why no agent was started.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// No thread, no runtime, or its directory could not be read.
    #[error("the host agent cannot run here")]
    System(#[from] io::Error),
    /// No place to pin maps and links.
    #[error("no bpf file system could be mounted at {directory}; run as root")]
    Mount {
        /// Where.
        directory: String,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The kernel refused the programs or the maps.
    #[error("the kernel did not take the programs; kanmon doctor tells more")]
    Programs(#[from] dataplane::OpenError),
    /// The maps that are there could not be read.
    #[error("the maps of the agent before could not be read")]
    Maps(#[from] dataplane::DataplaneError),
}

impl HostAgent {
    /// Starts an agent. External devices are looked for in the network namespace of the calling thread.
    ///
    /// Nothing happens before the first state that names a store or a revision. `report` is called on the agent's thread after every change, and again when a problem is solved.
    ///
    /// # Errors
    /// As the variants of [`StartError`] say; then nothing was changed but for mounting a file system.
    pub fn start(
        config: Config,
        desired: watch::Receiver<Arc<DesiredState>>,
        report: impl Fn(Report) + Send + 'static,
    ) -> Result<Self, StartError> {
        let (stop, stopped) = watch::channel(false);
        let reconciler = match config.enforce {
            Enforce::Packets => Some(Reconciler::open(&config, desired.clone())?),
            Enforce::Nothing => None,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let thread = std::thread::Builder::new()
            .name("kanmon-agent".into())
            .spawn(move || {
                runtime.block_on(async {
                    match reconciler {
                        Some(reconciler) => follow(reconciler, desired, stopped, report).await,
                        None => agree(desired, stopped, report).await,
                    }
                });
            })?;
        Ok(Self {
            stop: Arc::new(stop),
            thread: Some(thread),
        })
    }

    /// Ends the agent's thread, after the change it is at. Changes no verdict.
    pub fn stop(mut self) {
        self.end();
    }

    fn end(&mut self) {
        self.stop.send_replace(true);
        if let Some(thread) = self.thread.take()
            && thread.join().is_err()
        {
            tracing::error!("the host agent had stopped by itself; this is a bug");
        }
    }
}

impl Drop for HostAgent {
    fn drop(&mut self) {
        self.end();
    }
}

/// Reports every revision as applied: there is nothing to apply.
async fn agree(
    mut desired: watch::Receiver<Arc<DesiredState>>,
    mut stopped: watch::Receiver<bool>,
    report: impl Fn(Report),
) {
    loop {
        let state = desired.borrow_and_update().clone();
        if is_known(&state) {
            report(Report {
                store_id: state.store_id.clone(),
                applied_revision: state.revision,
                ..Report::default()
            });
        }
        tokio::select! {
            _ = stopped.changed() => return,
            changed = desired.changed() => if changed.is_err() { return },
        }
    }
}

async fn follow(
    mut reconciler: Reconciler,
    mut desired: watch::Receiver<Arc<DesiredState>>,
    mut stopped: watch::Receiver<bool>,
    report: impl Fn(Report),
) {
    let mut last: Option<Report> = None;
    loop {
        let state = desired.borrow_and_update().clone();
        if !is_known(&state) {
            tokio::select! {
                _ = stopped.changed() => break,
                () = news(&mut desired) => {}
            }
            continue;
        }
        let is_superseded =
            || desired.has_changed().unwrap_or(false) || stopped.has_changed().unwrap_or(true);
        let Some(now) = reconciler.reconcile(&state, &is_superseded).await else {
            if *stopped.borrow() {
                break;
            }
            continue;
        };
        let is_news = last.as_ref().is_none_or(|last| {
            last.applied_revision != now.applied_revision
                || last.store_id != now.store_id
                || last.problems != now.problems
                || last.enis != now.enis
        });
        if is_news {
            tracing::info!(
                revision = now.applied_revision,
                enis = now.enis.len(),
                problems = now.problems.len(),
                "the host is as desired, but for the problems"
            );
            for problem in &now.problems {
                tracing::warn!(subject = %problem.subject, "{}", problem.message);
            }
            report(now.clone());
        }
        let pause = if now.problems.is_empty() {
            reconciler.look_again
        } else {
            TRY_AGAIN
        };
        last = Some(now);
        tokio::select! {
            _ = stopped.changed() => break,
            () = news(&mut desired) => {}
            () = tokio::time::sleep(pause) => reconciler.doubt(),
            () = reconciler.surprise() => {}
        }
    }
    reconciler.host.disconnect_all().await;
}

/// Waits for something else to be desired. Where the control plane is gone, nothing ever is: an agent that ended
/// with it would take the metadata service from instances that go on.
async fn news(desired: &mut watch::Receiver<Arc<DesiredState>>) {
    if desired.changed().await.is_err() {
        std::future::pending().await
    }
}

/// Whether the control plane has said anything yet. Before that nothing is touched: an empty state would
/// take everything away that a restarted region still has.
fn is_known(state: &DesiredState) -> bool {
    !state.store_id.is_empty() || state.revision > 0
}

/// How long after a failure it is tried again.
const TRY_AGAIN: Duration = Duration::from_secs(2);
/// How long until everything is compared again, without any news.
pub const LOOK_AGAIN: Duration = Duration::from_secs(10);
