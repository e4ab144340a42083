use cloud_id::Timestamp;
use estate::{Disk, Driver, Instance, InstanceKey, InstanceRole, InstanceStatus, MetadataOptions};
use serde::{Deserialize, Serialize};

use super::{RecordError, parse, parse_maybe, read_network, read_tags, write_network, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    owner: String,
    region: String,
    zone: String,
    name: Option<String>,
    description: String,
    host_name: String,
    instance_type: String,
    image: String,
    os_type: String,
    running: bool,
    network: String,
    primary_eni: String,
    /// The device of an external instance; a namespace otherwise.
    device: Option<String>,
    user_data: String,
    /// The name and the public key. This and what follows is absent in records from before it was known.
    #[serde(default)]
    key_pair: Option<(String, String)>,
    /// Absent where it is the same as `key_pair`, as in records from before it could differ.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key_at_start: Option<KeyAtStart>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    role: Option<RoleRecord>,
    #[serde(default)]
    disks: Vec<DiskRecord>,
    #[serde(default)]
    metadata: MetadataRecord,
    deletion_protection: bool,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
    started: Option<i64>,
    reboots: u32,
}

/// The key pair an instance was started with, where that is another one than it has.
#[derive(Deserialize, Serialize)]
enum KeyAtStart {
    None,
    Other(String, String),
}

#[derive(Deserialize, Serialize)]
struct RoleRecord {
    name: String,
    id: u64,
    policy: Option<String>,
    attached: i64,
    /// 32 hexadecimal digits.
    attachment: String,
}

impl From<&InstanceRole> for RoleRecord {
    fn from(role: &InstanceRole) -> Self {
        Self {
            name: role.name.to_string(),
            id: role.role_id,
            policy: role.policy.as_deref().map(str::to_owned),
            attached: role.attached.unix_secs,
            attachment: format!("{:032x}", role.attachment),
        }
    }
}

impl TryFrom<RoleRecord> for InstanceRole {
    type Error = RecordError;

    fn try_from(record: RoleRecord) -> Result<Self, RecordError> {
        let attachment = u128::from_str_radix(&record.attachment, 16);
        Ok(Self {
            name: record.name.into(),
            role_id: record.id,
            policy: record.policy.map(Into::into),
            attached: Timestamp::from_unix_secs(record.attached),
            attachment: attachment.map_err(|_| super::unknown("attachment", &record.attachment))?,
        })
    }
}

#[derive(Deserialize, Serialize)]
struct DiskRecord {
    id: String,
    category: String,
    performance_level: String,
    size_gib: u32,
    name: String,
    description: String,
    device: String,
    delete_with_instance: bool,
    encrypted: bool,
}

#[derive(Deserialize, Serialize)]
struct MetadataRecord {
    enabled: bool,
    needs_token: bool,
    hop_limit: u8,
    tells_tags: bool,
}

impl Default for MetadataRecord {
    fn default() -> Self {
        Self::from(MetadataOptions::default())
    }
}

impl From<MetadataOptions> for MetadataRecord {
    fn from(options: MetadataOptions) -> Self {
        Self {
            enabled: options.is_enabled,
            needs_token: options.needs_token,
            hop_limit: options.hop_limit,
            tells_tags: options.tells_tags,
        }
    }
}

impl From<&Disk> for DiskRecord {
    fn from(disk: &Disk) -> Self {
        Self {
            id: disk.id.clone(),
            category: disk.category.clone(),
            performance_level: disk.performance_level.clone(),
            size_gib: disk.size_gib,
            name: disk.name.clone(),
            description: disk.description.clone(),
            device: disk.device.clone(),
            delete_with_instance: disk.delete_with_instance,
            encrypted: disk.encrypted,
        }
    }
}

impl From<DiskRecord> for Disk {
    fn from(record: DiskRecord) -> Self {
        Self {
            id: record.id,
            category: record.category,
            performance_level: record.performance_level,
            size_gib: record.size_gib,
            name: record.name,
            description: record.description,
            device: record.device,
            delete_with_instance: record.delete_with_instance,
            encrypted: record.encrypted,
        }
    }
}

impl From<&Instance> for Record {
    fn from(instance: &Instance) -> Self {
        Self {
            id: instance.id.to_string(),
            owner: instance.owner.to_string(),
            region: instance.region.to_string(),
            zone: instance.zone.to_string(),
            name: instance.name.as_ref().map(ToString::to_string),
            description: instance.description.to_string(),
            host_name: instance.host_name.clone(),
            instance_type: instance.instance_type.clone(),
            image: instance.image.clone(),
            os_type: instance.os_type.clone(),
            running: instance.status == InstanceStatus::Running,
            network: write_network(&instance.network),
            primary_eni: instance.primary_eni.to_string(),
            device: match &instance.driver {
                Driver::Netns => None,
                Driver::External { device } => Some(device.clone()),
            },
            user_data: instance.user_data.clone(),
            key_pair: (instance.key_pair.as_ref())
                .map(|key| (key.name.to_string(), key.public_key.clone())),
            key_at_start: (instance.key_at_start != instance.key_pair).then(|| {
                match &instance.key_at_start {
                    None => KeyAtStart::None,
                    Some(key) => KeyAtStart::Other(key.name.to_string(), key.public_key.clone()),
                }
            }),
            role: instance.role.as_ref().map(RoleRecord::from),
            disks: instance.disks.iter().map(DiskRecord::from).collect(),
            metadata: instance.metadata.into(),
            deletion_protection: instance.deletion_protection,
            tags: write_tags(&instance.tags),
            resource_group: instance.resource_group.clone(),
            created: instance.created.unix_secs,
            started: instance.started.map(|started| started.unix_secs),
            reboots: instance.reboots,
        }
    }
}

impl TryFrom<Record> for Instance {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let key = |(name, public_key): (String, String)| {
            Ok(InstanceKey {
                name: parse("key_pair", &name)?,
                public_key,
            })
        };
        let key_pair = record.key_pair.map(key).transpose()?;
        let key_at_start = match record.key_at_start {
            None => key_pair.clone(),
            Some(KeyAtStart::None) => None,
            Some(KeyAtStart::Other(name, public_key)) => Some(key((name, public_key))?),
        };
        Ok(Self {
            id: parse("id", &record.id)?,
            owner: parse("owner", &record.owner)?,
            region: parse("region", &record.region)?,
            zone: parse("zone", &record.zone)?,
            name: parse_maybe("name", record.name.as_ref())?,
            description: parse("description", &record.description)?,
            host_name: record.host_name,
            instance_type: record.instance_type,
            image: record.image,
            os_type: record.os_type,
            status: if record.running {
                InstanceStatus::Running
            } else {
                InstanceStatus::Stopped
            },
            network: read_network(&record.network)?,
            primary_eni: parse("primary_eni", &record.primary_eni)?,
            driver: record
                .device
                .map_or(Driver::Netns, |device| Driver::External { device }),
            user_data: record.user_data,
            key_pair,
            key_at_start,
            role: record.role.map(InstanceRole::try_from).transpose()?,
            disks: record.disks.into_iter().map(Disk::from).collect(),
            metadata: MetadataOptions {
                is_enabled: record.metadata.enabled,
                needs_token: record.metadata.needs_token,
                hop_limit: record.metadata.hop_limit,
                tells_tags: record.metadata.tells_tags,
            },
            deletion_protection: record.deletion_protection,
            tags: read_tags(&record.tags)?,
            resource_group: record.resource_group,
            created: Timestamp::from_unix_secs(record.created),
            started: record.started.map(Timestamp::from_unix_secs),
            reboots: record.reboots,
        })
    }
}
