/// How hosts stand, as the process that runs them sees it; shown by `DescribeRegionStatus`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HostStatus {
    /// Whether packets are really accepted and dropped: `ebpf` or `none`.
    pub enforce: String,
    /// What the names of the region's instance namespaces begin with; the instance id follows.
    pub namespace_prefix: String,
    /// What was checked.
    pub items: Vec<HostItem>,
}

/// One thing that was checked, as `kernel version`.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct HostItem {
    /// What it is.
    pub name: String,
    /// `ok`, `missing` or `limited`.
    pub state: String,
    /// What was found.
    pub text: String,
    /// What to do about it; empty for nothing.
    pub mend: String,
}
