//! How accounts come into a resource directory and how they go: invitations and deletions.

use cloud_id::Timestamp;
use ram::directory::{AccountDeletion, DeletionObstacle, Handshake, HandshakeAnswer};
use serde::{Deserialize, Serialize};

use crate::records::{RecordError, parse, read_tags, unknown, write_tags};

#[derive(Deserialize, Serialize)]
pub(super) struct HandshakeRecord {
    id: String,
    target: String,
    folder: String,
    note: String,
    tags: Vec<(String, String)>,
    answer: String,
    created: i64,
    updated: i64,
}

#[derive(Deserialize, Serialize)]
pub(super) struct DeletionRecord {
    account: String,
    began: i64,
    obstacles: Vec<ObstacleRecord>,
}

#[derive(Deserialize, Serialize)]
struct ObstacleRecord {
    check: String,
    service: String,
    what: String,
}

impl From<&Handshake> for HandshakeRecord {
    fn from(handshake: &Handshake) -> Self {
        Self {
            id: handshake.id.to_string(),
            target: handshake.target.to_string(),
            folder: handshake.folder.to_string(),
            note: handshake.note.clone(),
            tags: write_tags(&handshake.tags),
            answer: handshake.answer.word().to_owned(),
            created: handshake.created.unix_secs,
            updated: handshake.updated.unix_secs,
        }
    }
}

impl TryFrom<HandshakeRecord> for Handshake {
    type Error = RecordError;

    fn try_from(record: HandshakeRecord) -> Result<Self, RecordError> {
        let answer = HandshakeAnswer::of(&record.answer);
        Ok(Self {
            id: parse("id", &record.id)?,
            target: parse("target", &record.target)?,
            folder: parse("folder", &record.folder)?,
            note: record.note,
            tags: read_tags(&record.tags)?,
            answer: answer.ok_or_else(|| unknown("answer", &record.answer))?,
            created: Timestamp::from_unix_secs(record.created),
            updated: Timestamp::from_unix_secs(record.updated),
        })
    }
}

impl From<&AccountDeletion> for DeletionRecord {
    fn from(deletion: &AccountDeletion) -> Self {
        let obstacle = |it: &DeletionObstacle| ObstacleRecord {
            check: it.check.clone(),
            service: it.service.clone(),
            what: it.what.clone(),
        };
        Self {
            account: deletion.account.to_string(),
            began: deletion.began.unix_secs,
            obstacles: deletion.obstacles.iter().map(obstacle).collect(),
        }
    }
}

impl TryFrom<DeletionRecord> for AccountDeletion {
    type Error = RecordError;

    fn try_from(record: DeletionRecord) -> Result<Self, RecordError> {
        let obstacle = |it: ObstacleRecord| DeletionObstacle {
            check: it.check,
            service: it.service,
            what: it.what,
        };
        Ok(Self {
            account: parse("account", &record.account)?,
            began: Timestamp::from_unix_secs(record.began),
            obstacles: record.obstacles.into_iter().map(obstacle).collect(),
        })
    }
}
