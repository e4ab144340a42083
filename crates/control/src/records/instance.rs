use cloud_id::Timestamp;
use estate::{Driver, Instance, InstanceStatus};
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
    deletion_protection: bool,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
    started: Option<i64>,
    reboots: u32,
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
            deletion_protection: record.deletion_protection,
            tags: read_tags(&record.tags)?,
            resource_group: record.resource_group,
            created: Timestamp::from_unix_secs(record.created),
            started: record.started.map(Timestamp::from_unix_secs),
            reboots: record.reboots,
        })
    }
}
