use cloud_id::Timestamp;
use ram::directory::Group;
use serde::{Deserialize, Serialize};

use super::attachments;
use crate::records::{RecordError, parse};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    name: String,
    #[serde(default)]
    display_name: String,
    comments: String,
    policies: Vec<attachments::Record>,
    created: i64,
    updated: i64,
}

impl From<&Group> for Record {
    fn from(group: &Group) -> Self {
        Self {
            id: group.id.to_string(),
            name: group.name.to_string(),
            display_name: group.display_name.clone(),
            comments: group.comments.clone(),
            policies: attachments::write(&group.policies),
            created: group.created.unix_secs,
            updated: group.updated.unix_secs,
        }
    }
}

impl TryFrom<Record> for Group {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            name: parse("name", &record.name)?,
            display_name: record.display_name,
            comments: record.comments,
            policies: attachments::read(&record.policies)?,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}
