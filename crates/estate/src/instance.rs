use cloud_id::{
    AccountId, Description, EniId, InstanceId, RegionId, ResourceName, Tags, Timestamp, ZoneId,
};
use secgroup::Network;

use crate::{Disk, InstanceKey, InstanceRole};

/// An ECS instance: whatever sits behind its ENIs.
///
/// Source: ECS API, `RunInstances`, `DescribeInstances`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Instance {
    /// Its id.
    pub id: InstanceId,
    /// The account it belongs to.
    pub owner: AccountId,
    /// Its region.
    pub region: RegionId,
    /// Its zone.
    pub zone: ZoneId,
    /// The name, if one was given.
    pub name: Option<ResourceName>,
    /// The description; may be empty.
    pub description: Description,
    /// The host name inside.
    pub host_name: String,
    /// The instance type, as `ecs.g6.large`.
    pub instance_type: String,
    /// The image it was made from.
    pub image: String,
    /// `linux` or `windows`, of the image.
    pub os_type: String,
    /// Where it is in its life.
    pub status: InstanceStatus,
    /// The VPC, or the classic network.
    pub network: Network,
    /// The ENI made with it.
    pub primary_eni: EniId,
    /// What is behind its ENIs on the host.
    pub driver: Driver,
    /// User data as sent, Base64; empty for none.
    pub user_data: String,
    /// Its key pair, if it has one.
    pub key_pair: Option<InstanceKey>,
    /// The key pair it had when it was started last, which its guest is told of: a change is felt at the next start.
    ///
    /// Source: ECS API, `AttachKeyPair`, `DetachKeyPair`.
    pub key_at_start: Option<InstanceKey>,
    /// Its role, if it has one.
    pub role: Option<InstanceRole>,
    /// Its disks, the system disk first. Empty for an instance of a region that knew of none yet.
    pub disks: Vec<Disk>,
    /// How its metadata may be asked for.
    pub metadata: MetadataOptions,
    /// Whether deletion is refused.
    pub deletion_protection: bool,
    /// Tags.
    pub tags: Tags,
    /// The resource group; empty for the default one.
    pub resource_group: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was started last; `None` before the first start.
    pub started: Option<Timestamp>,
    /// How often it was rebooted: a host that sees the number grow restarts it.
    pub reboots: u32,
}

/// Where an instance is in its life. Changes take effect within the request, so `Pending`, `Starting`
/// and `Stopping` do not occur at rest.
///
/// Source: ECS API, `DescribeInstances`, `Status`.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum InstanceStatus {
    /// Made to run: its ENIs are up.
    Running,
    /// Its ENIs exist but are down.
    Stopped,
}

/// How the metadata of an instance may be asked for.
///
/// Source: ECS API, `ModifyInstanceMetadataOptions`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct MetadataOptions {
    /// `HttpEndpoint`: whether it is answered at all.
    pub is_enabled: bool,
    /// `HttpTokens`: whether a token is asked for, `required`, or not, `optional`.
    pub needs_token: bool,
    /// `HttpPutResponseHopLimit`: 1 to 64.
    pub hop_limit: u8,
    /// `InstanceMetadataTags`: whether it tells the tags of the instance.
    pub tells_tags: bool,
}

impl Default for MetadataOptions {
    fn default() -> Self {
        Self {
            is_enabled: true,
            needs_token: false,
            hop_limit: 1,
            tells_tags: false,
        }
    }
}

/// What is behind the ENIs of an instance on its host.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Driver {
    /// A network namespace with a veth per ENI, made and removed by the host.
    Netns,
    /// A device that exists already, as the tap of a virtual machine; it becomes the primary ENI.
    External {
        /// The name of the device in the host's own network namespace.
        device: String,
    },
}
