use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use dataplane::Dataplane;
use dataplane_abi::ENI_IFINDEX_FIRST;
use tokio::sync::mpsc::UnboundedSender;

use crate::netlink::News;
use crate::numbers::uplink_ifindex;
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
    bound: Arc<BTreeMap<u32, u32>>,
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
            let goes_on = |pause| stopped.recv_timeout(pause) == Err(RecvTimeoutError::Timeout);
            while goes_on(PERIOD) {
                let missing = is_something_missing(&dataplane, &shared, || goes_on(BREATH));
                if missing && news.send(News::Programs).is_err() {
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
        expected.bound = Arc::clone(&actual.bound);
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

/// Looks at a few devices at a time: there may be thousands, and others want the processor. What is missing has to be
/// missing from what is expected now, too.
fn is_something_missing(
    dataplane: &Dataplane,
    expected: &Mutex<Expected>,
    breathe: impl Fn() -> bool,
) -> bool {
    let lock = || expected.lock().unwrap_or_else(PoisonError::into_inner);
    let is_bound =
        |(slot, eni): (&u32, &u32)| dataplane.eni_line(*slot).map(|line| line.eni) == Some(*eni);
    if !lock().bound.iter().all(is_bound) {
        return true;
    }
    let devices = lock().devices();
    for some in devices.chunks(AT_A_TIME) {
        let is_lost =
            |ifindex: &u32| !dataplane.is_attached(*ifindex) && lock().devices().contains(ifindex);
        if some.iter().any(is_lost) {
            return true;
        }
        if some.len() == AT_A_TIME && !breathe() {
            return false;
        }
    }
    false
}

impl Expected {
    /// The devices that have their programs.
    fn devices(&self) -> Vec<u32> {
        let (enis, uplinks) = &self.attached;
        let enis = enis.iter().map(|slot| ENI_IFINDEX_FIRST + slot);
        let uplinks = uplinks.iter().map(|&domain| uplink_ifindex(domain));
        enis.chain(uplinks).collect()
    }
}

/// How many devices are looked at without a pause, some 0.1 ms.
const AT_A_TIME: usize = 32;
/// The pause.
const BREATH: Duration = Duration::from_millis(2);
/// How long between two rounds. With 1,000 ENIs a round takes 70 ms.
const PERIOD: Duration = Duration::from_millis(400);
