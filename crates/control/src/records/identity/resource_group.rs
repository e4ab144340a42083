use cloud_id::Timestamp;
use ram::directory::ResourceGroup;
use serde::{Deserialize, Serialize};

use crate::records::{RecordError, parse, read_tags, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    name: String,
    display_name: String,
    tags: Vec<(String, String)>,
    created: i64,
}

impl From<&ResourceGroup> for Record {
    fn from(group: &ResourceGroup) -> Self {
        Self {
            id: group.id.to_string(),
            name: group.name.clone(),
            display_name: group.display_name.clone(),
            tags: write_tags(&group.tags),
            created: group.created.unix_secs,
        }
    }
}

impl TryFrom<Record> for ResourceGroup {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            name: record.name,
            display_name: record.display_name,
            tags: read_tags(&record.tags)?,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}
