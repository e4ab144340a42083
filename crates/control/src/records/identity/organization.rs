//! A resource directory, its folders and members, and its control policies.

use cloud_id::Timestamp;
use ram::directory::{
    ControlAttachment, ControlPolicy, Delegation, Folder, Member, MemberKind, ResourceDirectory,
};
use serde::{Deserialize, Serialize};

use crate::records::{RecordError, parse, parse_maybe, read_tags, unknown, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct DirectoryRecord {
    id: String,
    root: String,
    control_policies_enabled: bool,
    #[serde(default)]
    member_deletion_enabled: bool,
    created: i64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct FolderRecord {
    id: String,
    name: String,
    parent: Option<String>,
    control_policies: Vec<AttachmentRecord>,
    #[serde(default)]
    tags: Vec<(String, String)>,
    created: i64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct MemberRecord {
    account: String,
    #[serde(default)]
    name_prefix: String,
    display_name: String,
    folder: String,
    kind: String,
    control_policies: Vec<AttachmentRecord>,
    #[serde(default)]
    delegations: Vec<DelegationRecord>,
    tags: Vec<(String, String)>,
    joined: i64,
    updated: i64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct PolicyRecord {
    id: String,
    name: String,
    description: String,
    document: String,
    tags: Vec<(String, String)>,
    created: i64,
    updated: i64,
}

#[derive(Deserialize, Serialize)]
struct DelegationRecord {
    service: String,
    enabled: i64,
}

#[derive(Deserialize, Serialize)]
struct AttachmentRecord {
    policy: String,
    attached: i64,
}

fn write_attachments(attachments: &[ControlAttachment]) -> Vec<AttachmentRecord> {
    let record = |it: &ControlAttachment| AttachmentRecord {
        policy: it.policy.to_string(),
        attached: it.attached.unix_secs,
    };
    attachments.iter().map(record).collect()
}

fn read_attachments(records: &[AttachmentRecord]) -> Result<Vec<ControlAttachment>, RecordError> {
    let attachment = |it: &AttachmentRecord| {
        Ok(ControlAttachment {
            policy: parse("policy", &it.policy)?,
            attached: Timestamp::from_unix_secs(it.attached),
        })
    };
    records.iter().map(attachment).collect()
}

fn delegation(it: &Delegation) -> DelegationRecord {
    DelegationRecord {
        service: it.service.clone(),
        enabled: it.enabled.unix_secs,
    }
}

impl From<DelegationRecord> for Delegation {
    fn from(record: DelegationRecord) -> Self {
        Self {
            service: record.service,
            enabled: Timestamp::from_unix_secs(record.enabled),
        }
    }
}

impl From<&ResourceDirectory> for DirectoryRecord {
    fn from(directory: &ResourceDirectory) -> Self {
        Self {
            id: directory.id.to_string(),
            root: directory.root.to_string(),
            control_policies_enabled: directory.control_policies_enabled,
            member_deletion_enabled: directory.member_deletion_enabled,
            created: directory.created.unix_secs,
        }
    }
}

impl TryFrom<DirectoryRecord> for ResourceDirectory {
    type Error = RecordError;

    fn try_from(record: DirectoryRecord) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            root: parse("root", &record.root)?,
            control_policies_enabled: record.control_policies_enabled,
            member_deletion_enabled: record.member_deletion_enabled,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}

impl From<&Folder> for FolderRecord {
    fn from(folder: &Folder) -> Self {
        Self {
            id: folder.id.to_string(),
            name: folder.name.clone(),
            parent: folder.parent.as_ref().map(ToString::to_string),
            control_policies: write_attachments(&folder.control_policies),
            tags: write_tags(&folder.tags),
            created: folder.created.unix_secs,
        }
    }
}

impl TryFrom<FolderRecord> for Folder {
    type Error = RecordError;

    fn try_from(record: FolderRecord) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            name: record.name,
            parent: parse_maybe("parent", record.parent.as_ref())?,
            control_policies: read_attachments(&record.control_policies)?,
            tags: read_tags(&record.tags)?,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}

impl From<&Member> for MemberRecord {
    fn from(member: &Member) -> Self {
        Self {
            account: member.account.to_string(),
            name_prefix: member.name_prefix.clone(),
            display_name: member.display_name.clone(),
            folder: member.folder.to_string(),
            kind: member.kind.word().to_owned(),
            control_policies: write_attachments(&member.control_policies),
            delegations: member.delegations.iter().map(delegation).collect(),
            tags: write_tags(&member.tags),
            joined: member.joined.unix_secs,
            updated: member.updated.unix_secs,
        }
    }
}

impl TryFrom<MemberRecord> for Member {
    type Error = RecordError;

    fn try_from(record: MemberRecord) -> Result<Self, RecordError> {
        Ok(Self {
            account: parse("account", &record.account)?,
            name_prefix: record.name_prefix,
            display_name: record.display_name,
            folder: parse("folder", &record.folder)?,
            kind: MemberKind::of(&record.kind).ok_or_else(|| unknown("kind", &record.kind))?,
            control_policies: read_attachments(&record.control_policies)?,
            delegations: record
                .delegations
                .into_iter()
                .map(Delegation::from)
                .collect(),
            tags: read_tags(&record.tags)?,
            joined: Timestamp::from_unix_secs(record.joined),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}

impl From<&ControlPolicy> for PolicyRecord {
    fn from(policy: &ControlPolicy) -> Self {
        Self {
            id: policy.id.to_string(),
            name: policy.name.clone(),
            description: policy.description.clone(),
            document: policy.document.to_string(),
            tags: write_tags(&policy.tags),
            created: policy.created.unix_secs,
            updated: policy.updated.unix_secs,
        }
    }
}

impl TryFrom<PolicyRecord> for ControlPolicy {
    type Error = RecordError;

    fn try_from(record: PolicyRecord) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            name: record.name,
            description: record.description,
            document: record.document.into(),
            tags: read_tags(&record.tags)?,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}
