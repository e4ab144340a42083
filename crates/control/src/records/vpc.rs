use cloud_id::Timestamp;
use estate::Vpc;
use serde::{Deserialize, Serialize};

use super::{RecordError, parse, parse_maybe, read_tags, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    owner: String,
    region: String,
    name: Option<String>,
    description: String,
    cidr: String,
    ipv6_cidr: Option<String>,
    shared_with: Vec<String>,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
}

impl From<&Vpc> for Record {
    fn from(vpc: &Vpc) -> Self {
        Self {
            id: vpc.id.to_string(),
            owner: vpc.owner.to_string(),
            region: vpc.region.to_string(),
            name: vpc.name.as_ref().map(ToString::to_string),
            description: vpc.description.to_string(),
            cidr: vpc.cidr.to_string(),
            ipv6_cidr: vpc.ipv6_cidr.map(|cidr| cidr.to_string()),
            shared_with: vpc.shared_with.iter().map(ToString::to_string).collect(),
            tags: write_tags(&vpc.tags),
            resource_group: vpc.resource_group.clone(),
            created: vpc.created.unix_secs,
        }
    }
}

impl TryFrom<Record> for Vpc {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let shared_with = record
            .shared_with
            .iter()
            .map(|account| parse("shared_with", account));
        Ok(Self {
            id: parse("id", &record.id)?,
            owner: parse("owner", &record.owner)?,
            region: parse("region", &record.region)?,
            name: parse_maybe("name", record.name.as_ref())?,
            description: parse("description", &record.description)?,
            cidr: parse("cidr", &record.cidr)?,
            ipv6_cidr: parse_maybe("ipv6_cidr", record.ipv6_cidr.as_ref())?,
            shared_with: shared_with.collect::<Result<_, _>>()?,
            tags: read_tags(&record.tags)?,
            resource_group: record.resource_group,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}
