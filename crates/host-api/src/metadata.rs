use std::fmt;
use std::net::Ipv4Addr;
use std::sync::Arc;

use estate::Instance;

/// What the metadata service of a host tells an instance, besides what its ENIs and networks say.
///
/// Credentials come with it ahead of their end, and the host serves what it has: while the control plane is away
/// it goes on with the last set, as long as that has a quarter of an hour left.
#[derive(Clone, PartialEq)]
pub struct InstanceMetadata {
    /// The instance.
    pub instance: Arc<Instance>,
    /// The public address that came with it.
    pub public_ip: Option<Ipv4Addr>,
    /// The elastic address of its primary ENI.
    pub eip: Option<Ipv4Addr>,
    /// Kbit/s in each direction, where its type is known.
    pub bandwidth_kbits: Option<u64>,
    /// Its role with the newest credentials. `None` when it has none, or its role is gone: then nothing is told of it
    /// from the next request on.
    pub role: Option<imds::Role>,
}

/// Without user data, which holds what its owner likes, passwords too.
impl fmt::Debug for InstanceMetadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InstanceMetadata")
            .field("instance", &self.instance.id)
            .field("public_ip", &self.public_ip)
            .field("eip", &self.eip)
            .field("role", &self.role)
            .finish_non_exhaustive()
    }
}
