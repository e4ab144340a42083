use cloud_id::Timestamp;
use header_space::{Family, PortRange};
use secgroup::{PortRangeList, PortRangeListEntry, PrefixList, PrefixListEntry};
use serde::{Deserialize, Serialize};

use super::{RecordError, parse, read_tags, unknown, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct PrefixListRecord {
    family: String,
    #[serde(flatten)]
    list: ListRecord,
}

#[derive(Deserialize, Serialize)]
pub(super) struct PortRangeListRecord {
    #[serde(flatten)]
    list: ListRecord,
}

#[derive(Deserialize, Serialize)]
struct ListRecord {
    id: String,
    owner: String,
    region: String,
    name: String,
    description: String,
    max_entries: u16,
    /// The entry and its description.
    entries: Vec<(String, String)>,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
}

impl From<&PrefixList> for PrefixListRecord {
    fn from(list: &PrefixList) -> Self {
        let entry = |entry: &PrefixListEntry| (entry.cidr.to_string(), entry.description.clone());
        Self {
            family: match list.family {
                Family::V4 => "v4".to_owned(),
                Family::V6 => "v6".to_owned(),
            },
            list: ListRecord {
                id: list.id.to_string(),
                owner: list.owner.to_string(),
                region: list.region.to_string(),
                name: list.name.to_string(),
                description: list.description.to_string(),
                max_entries: list.max_entries,
                entries: list.entries.iter().map(entry).collect(),
                tags: write_tags(&list.tags),
                resource_group: list.resource_group.clone(),
                created: list.created.unix_secs,
            },
        }
    }
}

impl TryFrom<PrefixListRecord> for PrefixList {
    type Error = RecordError;

    fn try_from(record: PrefixListRecord) -> Result<Self, RecordError> {
        let PrefixListRecord { family, list } = record;
        let entries = list.entries.into_iter().map(|(cidr, description)| {
            Ok(PrefixListEntry {
                cidr: parse("entries", &cidr)?,
                description,
            })
        });
        Ok(Self {
            id: parse("id", &list.id)?,
            owner: parse("owner", &list.owner)?,
            region: parse("region", &list.region)?,
            name: parse("name", &list.name)?,
            description: parse("description", &list.description)?,
            family: match family.as_str() {
                "v4" => Family::V4,
                "v6" => Family::V6,
                other => return Err(unknown("family", other)),
            },
            max_entries: list.max_entries,
            entries: entries.collect::<Result<_, RecordError>>()?,
            tags: read_tags(&list.tags)?,
            resource_group: list.resource_group,
            created: Timestamp::from_unix_secs(list.created),
        })
    }
}

impl From<&PortRangeList> for PortRangeListRecord {
    fn from(list: &PortRangeList) -> Self {
        let entry =
            |entry: &PortRangeListEntry| (entry.ports.to_string(), entry.description.clone());
        Self {
            list: ListRecord {
                id: list.id.to_string(),
                owner: list.owner.to_string(),
                region: list.region.to_string(),
                name: list.name.to_string(),
                description: list.description.to_string(),
                max_entries: list.max_entries,
                entries: list.entries.iter().map(entry).collect(),
                tags: write_tags(&list.tags),
                resource_group: list.resource_group.clone(),
                created: list.created.unix_secs,
            },
        }
    }
}

impl TryFrom<PortRangeListRecord> for PortRangeList {
    type Error = RecordError;

    fn try_from(record: PortRangeListRecord) -> Result<Self, RecordError> {
        let list = record.list;
        let entries = list.entries.into_iter().map(|(ports, description)| {
            Ok(PortRangeListEntry {
                ports: parse::<PortRange>("entries", &ports)?,
                description,
            })
        });
        Ok(Self {
            id: parse("id", &list.id)?,
            owner: parse("owner", &list.owner)?,
            region: parse("region", &list.region)?,
            name: parse("name", &list.name)?,
            description: parse("description", &list.description)?,
            max_entries: list.max_entries,
            entries: entries.collect::<Result<_, RecordError>>()?,
            tags: read_tags(&list.tags)?,
            resource_group: list.resource_group,
            created: Timestamp::from_unix_secs(list.created),
        })
    }
}
