use cloud_id::Timestamp;
use ram::directory::Role;
use serde::{Deserialize, Serialize};

use super::attachments;
use crate::records::{RecordError, parse, read_tags, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    name: String,
    description: String,
    trust: String,
    max_session_secs: u32,
    #[serde(default = "yes")]
    allows_console_login: bool,
    policies: Vec<attachments::Record>,
    tags: Vec<(String, String)>,
    service: Option<String>,
    created: i64,
    updated: i64,
}

impl From<&Role> for Record {
    fn from(role: &Role) -> Self {
        Self {
            id: role.id.to_string(),
            name: role.name.to_string(),
            description: role.description.clone(),
            trust: role.trust.to_string(),
            max_session_secs: role.max_session_secs,
            allows_console_login: role.allows_console_login,
            policies: attachments::write(&role.policies),
            tags: write_tags(&role.tags),
            service: role.service.clone(),
            created: role.created.unix_secs,
            updated: role.updated.unix_secs,
        }
    }
}

impl TryFrom<Record> for Role {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            name: parse("name", &record.name)?,
            description: record.description,
            trust: record.trust.into(),
            max_session_secs: record.max_session_secs,
            allows_console_login: record.allows_console_login,
            policies: attachments::read(&record.policies)?,
            tags: read_tags(&record.tags)?,
            service: record.service,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}

/// Roles written before it could be said have it.
fn yes() -> bool {
    true
}
