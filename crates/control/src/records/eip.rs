use cloud_id::Timestamp;
use estate::{Eip, EipBinding};
use serde::{Deserialize, Serialize};

use super::{RecordError, parse, parse_maybe, read_tags, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    owner: String,
    region: String,
    address: String,
    name: Option<String>,
    description: String,
    bandwidth_mbps: u32,
    #[serde(default)]
    goes_with_instance: bool,
    binding: Option<Binding>,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
}

#[derive(Deserialize, Serialize)]
struct Binding {
    eni: String,
    private_ip: String,
    names_instance: bool,
}

impl From<&Eip> for Record {
    fn from(eip: &Eip) -> Self {
        Self {
            id: eip.id.to_string(),
            owner: eip.owner.to_string(),
            region: eip.region.to_string(),
            address: eip.address.to_string(),
            name: eip.name.as_ref().map(ToString::to_string),
            description: eip.description.to_string(),
            bandwidth_mbps: eip.bandwidth_mbps,
            goes_with_instance: eip.goes_with_instance,
            binding: eip.binding.as_ref().map(|binding| Binding {
                eni: binding.eni.to_string(),
                private_ip: binding.private_ip.to_string(),
                names_instance: binding.names_instance,
            }),
            tags: write_tags(&eip.tags),
            resource_group: eip.resource_group.clone(),
            created: eip.created.unix_secs,
        }
    }
}

impl TryFrom<Record> for Eip {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let binding = record.binding.map(|binding| {
            Ok(EipBinding {
                eni: parse("binding.eni", &binding.eni)?,
                private_ip: parse("binding.private_ip", &binding.private_ip)?,
                names_instance: binding.names_instance,
            })
        });
        Ok(Self {
            id: parse("id", &record.id)?,
            owner: parse("owner", &record.owner)?,
            region: parse("region", &record.region)?,
            address: parse("address", &record.address)?,
            name: parse_maybe("name", record.name.as_ref())?,
            description: parse("description", &record.description)?,
            bandwidth_mbps: record.bandwidth_mbps,
            goes_with_instance: record.goes_with_instance,
            binding: binding.transpose()?,
            tags: read_tags(&record.tags)?,
            resource_group: record.resource_group,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}
