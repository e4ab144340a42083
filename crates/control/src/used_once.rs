use cloud_id::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Guard, Op, ReadError, Store};

use crate::key;
use crate::records::{read, write};

/// That something which works once was used: it is remembered until it would have ended anyway, in the transaction of
/// what it was used for.
///
/// Choice: docs/decisions/0037-identity-federation.md
#[derive(Clone, Debug)]
pub(crate) struct UsedOnce {
    key: String,
    guard: Guard,
    until: Timestamp,
}

#[derive(Deserialize, Serialize)]
struct Record {
    until: i64,
}

impl UsedOnce {
    /// What is named by all of its parts, at a moment at which it still works until another one; nothing when it was
    /// used before.
    pub(crate) fn of(
        parts: &[&str],
        until: Timestamp,
        store: &dyn Store,
    ) -> Result<Option<Self>, ReadError> {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        let digits = hasher.finalize();
        let digits: String = digits.iter().map(|byte| format!("{byte:02x}")).collect();
        let key = format!("{}{digits}", key::USED_ONCE);
        let page = store.page(&key, None, 1)?;
        if page.entries.iter().any(|entry| entry.key == key) {
            return Ok(None);
        }
        let guard = Guard::Absent { key: key.clone() };
        Ok(Some(Self { key, guard, until }))
    }

    /// What the transaction does for it.
    pub(crate) fn remember(&self) -> (Guard, Op) {
        let record = Record {
            until: self.until.unix_secs,
        };
        let op = Op::Put {
            key: self.key.clone(),
            value: write(&record),
        };
        (self.guard.clone(), op)
    }
}

/// Whether what was used would have ended by now.
pub(crate) fn is_over(value: &[u8], now: Timestamp) -> bool {
    read::<Record>(value).map_or(true, |record| record.until <= now.unix_secs)
}
