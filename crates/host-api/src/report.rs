use cloud_id::EniId;
use estate::Table;

/// What a host has made real.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// The store the revision counts in.
    pub store_id: String,
    /// Every change up to this revision is in force, but for what `problems` says.
    pub applied_revision: u64,
    /// What could not be made real, tried again at the next change and every few seconds.
    pub problems: Vec<Problem>,
    /// The ENIs whose devices are up and filtered. Clones share what neither has changed.
    pub enis: Table<EniId, AppliedEni>,
    /// What was written into the kernel's maps since the agent began.
    pub writes: KernelWrites,
}

/// How often maps of the kernel were written.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct KernelWrites {
    /// By system calls, one element each: addresses, identities, EIPs.
    pub system_calls: u64,
    /// Through memory shared with the programs, an element or a word of one each: rows of tables, lines of ENIs, the
    /// count that has live flows judged again.
    pub stores: u64,
}

/// How one ENI is enforced.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AppliedEni {
    /// The name of the host-side device.
    pub device: String,
    /// Its index, unique over all namespaces of the region.
    pub ifindex: u32,
    /// The generation of its policy tables.
    pub generation: u32,
}

/// Something a host could not make real.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Problem {
    /// What it is about, as an ENI or instance id.
    pub subject: String,
    /// What went wrong and what to do.
    pub message: String,
}
