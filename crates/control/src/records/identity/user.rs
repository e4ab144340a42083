use cloud_id::Timestamp;
use ram::directory::{AccessKey, KeyStatus, LoginProfile, Membership, MfaBinding, User};
use serde::{Deserialize, Serialize};

use super::attachments;
use crate::records::{RecordError, parse, unknown};

#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    name: String,
    display_name: String,
    comments: String,
    mobile_phone: String,
    email: String,
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
struct KeyRecord {
    id: String,
    status: String,
    created: i64,
}

#[derive(Deserialize, Serialize)]
struct LoginRecord {
    password_reset_required: bool,
    mfa_bind_required: bool,
    created: i64,
    updated: i64,
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
        let key = |it: &AccessKey| KeyRecord {
            id: it.id.to_string(),
            status: it.status.word().to_owned(),
            created: it.created.unix_secs,
        };
        let login = |it: &LoginProfile| LoginRecord {
            password_reset_required: it.password_reset_required,
            mfa_bind_required: it.mfa_bind_required,
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
            groups: user.groups.iter().map(membership).collect(),
            policies: attachments::write(&user.policies),
            keys: user.keys.iter().map(key).collect(),
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
        let key = |it: &KeyRecord| {
            Ok(AccessKey {
                id: it.id.as_str().into(),
                status: KeyStatus::of(&it.status).ok_or_else(|| unknown("status", &it.status))?,
                created: Timestamp::from_unix_secs(it.created),
            })
        };
        let login = |it: LoginRecord| LoginProfile {
            password_reset_required: it.password_reset_required,
            mfa_bind_required: it.mfa_bind_required,
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
        let keys: Result<_, RecordError> = record.keys.iter().map(key).collect();
        let mfa: Result<_, RecordError> = record.mfa.as_ref().map(mfa).transpose();
        Ok(Self {
            id: parse("id", &record.id)?,
            name: parse("name", &record.name)?,
            display_name: record.display_name,
            comments: record.comments,
            mobile_phone: record.mobile_phone,
            email: record.email,
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
