//! What was deleted and may be had back, and what was found about credentials.

use std::sync::Arc;

use cloud_id::Timestamp;
use ram::directory::{AccessKey, CredentialReport, RecycledKey, RecycledUser, User};
use serde::{Deserialize, Serialize};

use super::user;
use crate::records::{RecordError, parse};

#[derive(Deserialize, Serialize)]
pub(super) struct UserRecord {
    user: user::Record,
    recycled: i64,
}

/// A key. Its secret stays where it was, sealed by itself.
#[derive(Deserialize, Serialize)]
pub(super) struct KeyRecord {
    key: user::KeyRecord,
    user: String,
    user_name: String,
    recycled: i64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct ReportRecord {
    generated: i64,
    lines: Vec<String>,
}

impl From<&RecycledUser> for UserRecord {
    fn from(recycled: &RecycledUser) -> Self {
        Self {
            user: user::Record::from(&*recycled.user),
            recycled: recycled.recycled.unix_secs,
        }
    }
}

impl TryFrom<UserRecord> for RecycledUser {
    type Error = RecordError;

    fn try_from(record: UserRecord) -> Result<Self, RecordError> {
        Ok(Self {
            user: Arc::new(User::try_from(record.user)?),
            recycled: Timestamp::from_unix_secs(record.recycled),
        })
    }
}

impl From<&RecycledKey> for KeyRecord {
    fn from(recycled: &RecycledKey) -> Self {
        Self {
            key: user::KeyRecord::from(&recycled.key),
            user: recycled.user.to_string(),
            user_name: recycled.user_name.to_string(),
            recycled: recycled.recycled.unix_secs,
        }
    }
}

impl TryFrom<KeyRecord> for RecycledKey {
    type Error = RecordError;

    fn try_from(record: KeyRecord) -> Result<Self, RecordError> {
        Ok(Self {
            key: AccessKey::try_from(&record.key)?,
            user: parse("user", &record.user)?,
            user_name: parse("user_name", &record.user_name)?,
            recycled: Timestamp::from_unix_secs(record.recycled),
        })
    }
}

impl From<&CredentialReport> for ReportRecord {
    fn from(report: &CredentialReport) -> Self {
        Self {
            generated: report.generated.unix_secs,
            lines: report.lines.clone(),
        }
    }
}

impl From<ReportRecord> for CredentialReport {
    fn from(record: ReportRecord) -> Self {
        Self {
            generated: Timestamp::from_unix_secs(record.generated),
            lines: record.lines,
        }
    }
}
