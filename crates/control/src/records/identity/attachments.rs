use cloud_id::Timestamp;
use ram::PolicyKind;
use ram::directory::{Attachment, Attachments, PolicyRef, Scope};
use serde::{Deserialize, Serialize};

use crate::records::{RecordError, parse, unknown};

/// A policy attached to somebody.
#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    kind: String,
    policy: String,
    /// Empty for the whole account.
    #[serde(default)]
    resource_group: String,
    attached: i64,
}

pub(super) fn write(attachments: &Attachments) -> Vec<Record> {
    let record = |it: &Attachment| Record {
        kind: it.policy.kind.word().to_owned(),
        policy: it.policy.name.to_string(),
        resource_group: match &it.scope {
            Scope::Account => String::new(),
            Scope::ResourceGroup(id) => id.to_string(),
        },
        attached: it.attached.unix_secs,
    };
    attachments.iter().map(record).collect()
}

pub(super) fn read(records: &[Record]) -> Result<Attachments, RecordError> {
    let attachment = |it: &Record| {
        Ok(Attachment {
            policy: PolicyRef {
                kind: PolicyKind::of(&it.kind).ok_or_else(|| unknown("kind", &it.kind))?,
                name: parse("policy", &it.policy)?,
            },
            scope: match it.resource_group.as_str() {
                "" => Scope::Account,
                id => Scope::ResourceGroup(parse("resource_group", id)?),
            },
            attached: Timestamp::from_unix_secs(it.attached),
        })
    };
    let attachments: Result<Vec<Attachment>, RecordError> =
        records.iter().map(attachment).collect();
    attachments.map(Attachments::from_stored)
}
