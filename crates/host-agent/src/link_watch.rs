use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;

use dataplane::Dataplane;
use tokio::sync::mpsc::UnboundedSender;

use crate::netlink::News;
use crate::plan::Actual;

/// Compares twice a second what is attached and bound with what should be: the kernel tells nobody when a link is
/// detached. On a thread of its own, so that no change waits for it.
///
/// Source: Kanmon dataplane design §3.6.
pub(crate) struct LinkWatch {
    expected: Arc<Mutex<Expected>>,
    stop: Option<mpsc::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What there was when it was last looked at.
#[derive(Default)]
struct Expected {
    /// Slots with both programs, and domains with both of their uplink.
    attached: (BTreeSet<u32>, BTreeSet<u32>),
    bound: BTreeMap<u32, u32>,
}

impl LinkWatch {
    pub(crate) fn start(
        dataplane: Arc<Dataplane>,
        news: UnboundedSender<News>,
    ) -> io::Result<Self> {
        let expected = Arc::new(Mutex::new(Expected::default()));
        let (stop, stopped) = mpsc::channel();
        let shared = Arc::clone(&expected);
        let watch = move || {
            while stopped.recv_timeout(PERIOD) == Err(mpsc::RecvTimeoutError::Timeout) {
                if is_something_missing(&dataplane, &shared) && news.send(News::Programs).is_err() {
                    return;
                }
            }
        };
        let thread = std::thread::Builder::new().name("kanmon-links".into());
        Ok(Self {
            expected,
            stop: Some(stop),
            thread: Some(thread.spawn(watch)?),
        })
    }

    /// What is there from now on should stay.
    pub(crate) fn expect(&self, actual: &Actual) {
        let mut expected = self.expected.lock().unwrap_or_else(PoisonError::into_inner);
        expected.attached = (actual.attached.clone(), actual.uplinks.clone());
        expected.bound.clone_from(&actual.bound);
    }
}

impl Drop for LinkWatch {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // what it would have told nobody needs any more
        }
    }
}

fn is_something_missing(dataplane: &Dataplane, expected: &Mutex<Expected>) -> bool {
    let mut now = Actual::default();
    if now.look_at(dataplane).is_err() {
        return true; // the agent finds out why
    }
    let expected = expected.lock().unwrap_or_else(PoisonError::into_inner);
    let (enis, uplinks) = &expected.attached;
    let is_bound = |(slot, eni): (&u32, &u32)| now.bound.get(slot) == Some(eni);
    !enis.is_subset(&now.attached)
        || !uplinks.is_subset(&now.uplinks)
        || !expected.bound.iter().all(is_bound)
}

/// A device without its programs is noticed within twice this.
const PERIOD: Duration = Duration::from_millis(400);
