use std::sync::Arc;

use cloud_id::Timestamp;

/// The role that is attached to an instance: what its programs may call the API as.
///
/// Source: ECS API, `AttachInstanceRamRole`. Choice: docs/decisions/0029-instance-roles.md
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct InstanceRole {
    /// The name of the role, as it is spelled there.
    pub name: Arc<str>,
    /// The id of the role. Another one that gets the name later is not this one.
    pub role_id: u64,
    /// What its sessions may do at most, a policy document; `None` for all that the role may.
    pub policy: Option<Arc<str>>,
    /// When it was attached. The lives of its credentials are counted from here.
    pub attached: Timestamp,
    /// Random bits that make this attachment differ from every other.
    pub attachment: u128,
}
