//! A region for tests: a desired state written by hand, an agent that follows it, and packets sent in it.

#![allow(dead_code, reason = "every test uses some of it")]

pub(crate) mod asking;
pub(crate) mod container;
pub(crate) mod estate;
pub(crate) mod probe;
pub(crate) mod role;

use std::fs::File;
use std::os::unix::fs::MetadataExt;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use host_agent::{Config, Enforce, HostAgent, Removed, Sizes, Tag, teardown};
use host_api::{DesiredState, Report};
use nix::sched::{CloneFlags, setns};
use tokio::sync::watch;

pub(crate) use estate::Estate;

/// A region on this host. It is removed when it is dropped.
pub(crate) struct Region {
    pub(crate) tag: Tag,
    desired: watch::Sender<Arc<DesiredState>>,
    reports: mpsc::Receiver<Report>,
    agent: Option<HostAgent>,
    revision: u64,
    look_again: Duration,
}

impl Region {
    pub(crate) fn start() -> Self {
        Self::start_with(host_agent::LOOK_AGAIN)
    }

    /// A region whose agent does not look again by itself: it notices what it is told of, and at once.
    pub(crate) fn start_that_only_listens() -> Self {
        Self::start_with(Duration::from_secs(3_600))
    }

    fn start_with(look_again: Duration) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = std::process::id() * 16 + COUNT.fetch_add(1, Ordering::Relaxed);
        let tag: Tag = format!("{:04x}", number & 0xffff).parse().unwrap();
        let (desired, _) = watch::channel(Arc::new(DesiredState::default()));
        let (_, reports) = mpsc::channel();
        let mut region = Self {
            tag,
            desired,
            reports,
            agent: None,
            revision: 0,
            look_again,
        };
        region.start_agent();
        region
    }

    /// Ends the agent as a killed process ends: nothing is tidied up.
    pub(crate) fn kill_agent(&mut self) {
        self.agent = None;
    }

    pub(crate) fn start_agent(&mut self) {
        let config = Config {
            tag: self.tag.clone(),
            enforce: Enforce::Packets,
            sizes: SMALL,
            look_again: self.look_again,
            identity: None,
        };
        let (sender, reports) = mpsc::channel();
        self.reports = reports;
        let report = move |report| drop(sender.send(report)); // nobody listens any more at the end
        let agent = HostAgent::start(config, self.desired.subscribe(), report);
        self.agent = Some(agent.unwrap_or_else(|error| panic!("{error}: {error:?}")));
    }

    /// Starts an agent before the control plane has said anything.
    pub(crate) fn start_agent_without_news(&mut self) {
        self.desired = watch::channel(Arc::default()).0;
        self.start_agent();
    }

    /// The control plane goes away: nobody says anything to this agent any more.
    pub(crate) fn lose_control_plane(&mut self) {
        self.desired = watch::channel(Arc::default()).0;
    }

    /// Says what is desired, without waiting.
    pub(crate) fn say(&mut self, estate: &Estate) -> u64 {
        self.revision += 1;
        let state = DesiredState {
            revision: self.revision,
            ..estate.state()
        };
        self.desired.send_replace(Arc::new(state));
        self.revision
    }

    /// Says what is desired and waits until it is so.
    pub(crate) fn apply(&mut self, estate: &Estate) -> Report {
        let revision = self.say(estate);
        let report = self.wait_for(|report| report.applied_revision == revision);
        assert_eq!(report.problems, [], "revision {revision}");
        report
    }

    /// The next report of a kind.
    pub(crate) fn wait_for(&self, is_it: impl Fn(&Report) -> bool) -> Report {
        let mut last = None;
        loop {
            let report = match self.reports.recv_timeout(PATIENCE) {
                Ok(report) => report,
                Err(error) => panic!("{error} while waiting for another report than {last:#?}"),
            };
            if is_it(&report) {
                return report;
            }
            last = Some(report);
        }
    }

    /// Runs something in the network of an instance, or of `internet`.
    pub(crate) fn inside<T: Send>(&self, place: &str, run: impl FnOnce() -> T + Send) -> T {
        let name = if place == "internet" { "inet" } else { place };
        let path = format!("/run/netns/km-{}-{name}", self.tag);
        std::thread::scope(|scope| {
            let thread = scope.spawn(|| {
                let namespace = File::open(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
                setns(namespace, CloneFlags::CLONE_NEWNET).unwrap();
                run()
            });
            thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        })
    }

    /// Waits until a process that was sent into an instance is there.
    pub(crate) fn wait_until_inside(&self, place: &str, pid: u32) {
        let inode = |path: String| std::fs::metadata(path).map_or(0, |about| about.ino());
        let wanted = inode(format!("/run/netns/km-{}-{place}", self.tag));
        while inode(format!("/proc/{pid}/ns/net")) != wanted {
            std::thread::yield_now();
        }
    }

    pub(crate) fn remove(&mut self) -> Removed {
        self.agent = None;
        teardown(&self.tag)
    }
}

impl Drop for Region {
    fn drop(&mut self) {
        let removed = self.remove();
        if !std::thread::panicking() {
            assert_eq!(removed.left, Vec::<String>::new());
        }
    }
}

/// Tells threads beside a test that it is over, also when it fails.
pub(crate) struct Over<'a>(pub(crate) &'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// How long an agent may take before a test gives up.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) const SMALL: Sizes = Sizes {
    policy_rows: 8_192,
    identity_rows: 1_024,
    addresses: 1_024,
    flows_v4: 4_096,
    flows_v6: 4_096,
    eips: 64,
};
