use std::sync::Arc;

use cloud_id::Timestamp;
use ram::directory::{
    AccessKey, KeyNetworkPolicy, KeyStatus, LoginProfile, Membership, MfaBinding, SecurityContacts,
    User,
};
use serde::{Deserialize, Serialize};

use super::attachments;
use crate::records::{RecordError, parse, read_tags, unknown, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    name: String,
    display_name: String,
    comments: String,
    mobile_phone: String,
    email: String,
    #[serde(default)]
    contacts: ContactsRecord,
    #[serde(default)]
    tags: Vec<(String, String)>,
    groups: Vec<MembershipRecord>,
    policies: Vec<attachments::Record>,
    keys: Vec<KeyRecord>,
    login: Option<LoginRecord>,
    mfa: Option<MfaRecord>,
    created: i64,
    updated: i64,
    last_login: Option<i64>,
}

#[derive(Deserialize, Serialize)]
struct MembershipRecord {
    group: String,
    joined: i64,
}

/// A key. There is no field for its secret, which is sealed by itself.
#[derive(Deserialize, Serialize)]
pub(super) struct KeyRecord {
    id: String,
    status: String,
    created: i64,
    /// As it was made where nothing is written.
    #[serde(default)]
    updated: Option<i64>,
    #[serde(default)]
    network: Option<String>,
}

#[derive(Default, Deserialize, Serialize)]
struct ContactsRecord {
    phone: Option<String>,
    email: Option<String>,
}

#[derive(Deserialize, Serialize)]
struct LoginRecord {
    #[serde(default = "yes")]
    is_active: bool,
    password_reset_required: bool,
    mfa_bind_required: bool,
    /// As it was last changed where nothing is written.
    #[serde(default)]
    password_set: Option<i64>,
    created: i64,
    updated: i64,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize, Serialize)]
struct MfaRecord {
    device: String,
    bound: i64,
}

impl From<&User> for Record {
    fn from(user: &User) -> Self {
        let membership = |it: &Membership| MembershipRecord {
            group: it.group.to_string(),
            joined: it.joined.unix_secs,
        };
        let login = |it: &LoginProfile| LoginRecord {
            is_active: it.is_active,
            password_reset_required: it.password_reset_required,
            mfa_bind_required: it.mfa_bind_required,
            password_set: Some(it.password_set.unix_secs),
            created: it.created.unix_secs,
            updated: it.updated.unix_secs,
        };
        let mfa = |it: &MfaBinding| MfaRecord {
            device: it.device.to_string(),
            bound: it.bound.unix_secs,
        };
        Self {
            id: user.id.to_string(),
            name: user.name.to_string(),
            display_name: user.display_name.clone(),
            comments: user.comments.clone(),
            mobile_phone: user.mobile_phone.clone(),
            email: user.email.clone(),
            contacts: ContactsRecord {
                phone: user.contacts.phone.clone(),
                email: user.contacts.email.clone(),
            },
            tags: write_tags(&user.tags),
            groups: user.groups.iter().map(membership).collect(),
            policies: attachments::write(&user.policies),
            keys: user.keys.iter().map(KeyRecord::from).collect(),
            login: user.login.as_ref().map(login),
            mfa: user.mfa.as_ref().map(mfa),
            created: user.created.unix_secs,
            updated: user.updated.unix_secs,
            last_login: user.last_login.map(|it| it.unix_secs),
        }
    }
}

impl TryFrom<Record> for User {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        let membership = |it: &MembershipRecord| {
            Ok(Membership {
                group: parse("group", &it.group)?,
                joined: Timestamp::from_unix_secs(it.joined),
            })
        };
        let login = |it: LoginRecord| LoginProfile {
            is_active: it.is_active,
            password_reset_required: it.password_reset_required,
            mfa_bind_required: it.mfa_bind_required,
            password_set: Timestamp::from_unix_secs(it.password_set.unwrap_or(it.updated)),
            created: Timestamp::from_unix_secs(it.created),
            updated: Timestamp::from_unix_secs(it.updated),
        };
        let mfa = |it: &MfaRecord| {
            Ok(MfaBinding {
                device: parse("device", &it.device)?,
                bound: Timestamp::from_unix_secs(it.bound),
            })
        };
        let groups: Result<_, RecordError> = record.groups.iter().map(membership).collect();
        let keys: Result<_, RecordError> = record.keys.iter().map(AccessKey::try_from).collect();
        let mfa: Result<_, RecordError> = record.mfa.as_ref().map(mfa).transpose();
        Ok(Self {
            id: parse("id", &record.id)?,
            name: parse("name", &record.name)?,
            display_name: record.display_name,
            comments: record.comments,
            mobile_phone: record.mobile_phone,
            email: record.email,
            contacts: SecurityContacts {
                phone: record.contacts.phone,
                email: record.contacts.email,
            },
            tags: read_tags(&record.tags)?,
            groups: groups?,
            policies: attachments::read(&record.policies)?,
            keys: keys?,
            login: record.login.map(login),
            mfa: mfa?,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated),
            last_login: record.last_login.map(Timestamp::from_unix_secs),
        })
    }
}

impl From<&AccessKey> for KeyRecord {
    fn from(key: &AccessKey) -> Self {
        Self {
            id: key.id.to_string(),
            status: key.status.word().to_owned(),
            created: key.created.unix_secs,
            updated: Some(key.updated.unix_secs),
            network: key.network.as_ref().map(|it| it.to_string()),
        }
    }
}

impl TryFrom<&KeyRecord> for AccessKey {
    type Error = RecordError;

    fn try_from(record: &KeyRecord) -> Result<Self, RecordError> {
        let network = record.network.as_deref().map(read_network);
        let status = KeyStatus::of(&record.status);
        Ok(Self {
            id: record.id.as_str().into(),
            status: status.ok_or_else(|| unknown("status", &record.status))?,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated.unwrap_or(record.created)),
            network: network.transpose()?,
        })
    }
}

/// From where an access key may be used, from its stored form.
pub(super) fn read_network(text: &str) -> Result<Arc<KeyNetworkPolicy>, RecordError> {
    let policy = KeyNetworkPolicy::parse(text).map_err(|error| RecordError::Field {
        field: "network",
        why: error.to_string(),
    })?;
    Ok(Arc::new(policy))
}
