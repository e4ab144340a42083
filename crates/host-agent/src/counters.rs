use std::io;

use dataplane::PinnedCounters;
use secgroup::{Policy, Reason};

use crate::Tag;
use crate::numbers::{NumbersFile, run_directory};
use crate::policies::words;

/// How many packets of an ENI met one verdict for one reason, since the ENI came to this host. A rule counts
/// as [`Reason::Rule`] with index 0, whichever it was.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct VerdictCount {
    /// The ENI.
    pub eni: String,
    /// The instance it is attached to.
    pub instance: String,
    /// Accept or drop.
    pub policy: Policy,
    /// Why.
    pub reason: Reason,
    /// How many packets.
    pub packets: u64,
}

/// How many flows the kernel follows for the ENIs of a tag, and how many there is room for.
///
/// # Errors
/// As of [`counters`].
pub fn flows(tag: &Tag) -> io::Result<(u64, u64)> {
    dataplane::pinned_flows(&run_directory(tag).join("bpf"))
        .map_err(|error| io::Error::other(words(&error)))
}

/// Counts of all ENIs of a tag, read from the kernel beside the agent that runs, or after it. Zeros are
/// left out.
///
/// # Errors
/// No region of the tag filters packets on this host, or this process may not look.
pub fn counters(tag: &Tag) -> io::Result<Vec<VerdictCount>> {
    let directory = run_directory(tag);
    let numbers = NumbersFile::at(directory.join("numbers.json"))
        .read()?
        .unwrap_or_default();
    let failed = |error: dataplane::DataplaneError| io::Error::other(words(&error));
    let pinned = PinnedCounters::open(&directory.join("bpf")).map_err(failed)?;
    let mut counts = Vec::new();
    for (eni, port) in numbers.ports() {
        let counters = pinned.of(port.slot).map_err(failed)?;
        for (policy, by_reason) in [Policy::Drop, Policy::Accept]
            .into_iter()
            .zip(counters.packets)
        {
            let some = Reason::ALL
                .into_iter()
                .zip(by_reason)
                .filter(|(_, packets)| *packets > 0);
            counts.extend(some.map(|(reason, packets)| VerdictCount {
                eni: eni.to_owned(),
                instance: port.instance.clone(),
                policy,
                reason,
                packets,
            }));
        }
    }
    Ok(counts)
}
