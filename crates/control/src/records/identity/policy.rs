use cloud_id::Timestamp;
use ram::directory::{Policy, PolicyVersion};
use serde::{Deserialize, Serialize};

use crate::records::{RecordError, parse, read_tags, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    name: String,
    description: String,
    versions: Vec<VersionRecord>,
    default_version: u32,
    next_version: u32,
    tags: Vec<(String, String)>,
    created: i64,
    updated: i64,
}

#[derive(Deserialize, Serialize)]
struct VersionRecord {
    number: u32,
    document: String,
    created: i64,
}

impl From<&Policy> for Record {
    fn from(policy: &Policy) -> Self {
        let version = |it: &PolicyVersion| VersionRecord {
            number: it.number,
            document: it.document.to_string(),
            created: it.created.unix_secs,
        };
        Self {
            name: policy.name.to_string(),
            description: policy.description.clone(),
            versions: policy.versions.iter().map(version).collect(),
            default_version: policy.default_version,
            next_version: policy.next_version,
            tags: write_tags(&policy.tags),
            created: policy.created.unix_secs,
            updated: policy.updated.unix_secs,
        }
    }
}

impl TryFrom<Record> for Policy {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let version = |it: VersionRecord| PolicyVersion {
            number: it.number,
            document: it.document.into(),
            created: Timestamp::from_unix_secs(it.created),
        };
        Ok(Self {
            name: parse("name", &record.name)?,
            description: record.description,
            versions: record.versions.into_iter().map(version).collect(),
            default_version: record.default_version,
            next_version: record.next_version,
            tags: read_tags(&record.tags)?,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}
