use cloud_id::Timestamp;
use estate::KeyPair;
use serde::{Deserialize, Serialize};

use super::{RecordError, parse, read_tags, write_tags};

/// A key pair. There is no field for a private key: none is ever stored.
#[derive(Deserialize, Serialize)]
pub(super) struct Record {
    id: String,
    owner: String,
    region: String,
    name: String,
    public_key: String,
    fingerprint: String,
    tags: Vec<(String, String)>,
    resource_group: String,
    created: i64,
}

impl From<&KeyPair> for Record {
    fn from(pair: &KeyPair) -> Self {
        Self {
            id: pair.id.to_string(),
            owner: pair.owner.to_string(),
            region: pair.region.to_string(),
            name: pair.name.to_string(),
            public_key: pair.public_key.clone(),
            fingerprint: pair.fingerprint.clone(),
            tags: write_tags(&pair.tags),
            resource_group: pair.resource_group.clone(),
            created: pair.created.unix_secs,
        }
    }
}

impl TryFrom<Record> for KeyPair {
    type Error = RecordError;

    fn try_from(record: Record) -> Result<Self, RecordError> {
        Ok(Self {
            id: parse("id", &record.id)?,
            owner: parse("owner", &record.owner)?,
            region: parse("region", &record.region)?,
            name: parse("name", &record.name)?,
            public_key: record.public_key,
            fingerprint: record.fingerprint,
            tags: read_tags(&record.tags)?,
            resource_group: record.resource_group,
            created: Timestamp::from_unix_secs(record.created),
        })
    }
}
