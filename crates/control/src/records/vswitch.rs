use cloud_id::Timestamp;
use estate::VSwitch;
use serde::{Deserialize, Serialize};

use super::{RecordError, parse, parse_maybe, read_tags, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    vpc: String,
    owner: String,
    zone: String,
    name: Option<String>,
    description: String,
    cidr: String,
    ipv6_cidr: Option<String>,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
}

impl From<&VSwitch> for Record {
    fn from(vswitch: &VSwitch) -> Self {
        Self {
            id: vswitch.id.to_string(),
            vpc: vswitch.vpc.to_string(),
            owner: vswitch.owner.to_string(),
            zone: vswitch.zone.to_string(),
            name: vswitch.name.as_ref().map(ToString::to_string),
            description: vswitch.description.to_string(),
            cidr: vswitch.cidr.to_string(),
            ipv6_cidr: vswitch.ipv6_cidr.map(|cidr| cidr.to_string()),
            tags: write_tags(&vswitch.tags),
            resource_group: vswitch.resource_group.clone(),
            created: vswitch.created.unix_secs,
        }
    }
}

impl TryFrom<Record> for VSwitch {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            vpc: parse("vpc", &record.vpc)?,
            owner: parse("owner", &record.owner)?,
            zone: parse("zone", &record.zone)?,
            name: parse_maybe("name", record.name.as_ref())?,
            description: parse("description", &record.description)?,
            cidr: parse("cidr", &record.cidr)?,
            ipv6_cidr: parse_maybe("ipv6_cidr", record.ipv6_cidr.as_ref())?,
            tags: read_tags(&record.tags)?,
            resource_group: record.resource_group,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}
