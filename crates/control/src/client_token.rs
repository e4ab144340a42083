use cloud_id::{RegionId, Timestamp};
use openapi::{ApiError, Operation, Params, errors};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{Guard, Op, ReadError, Store};

use crate::caller::Caller;
use crate::key;
use crate::recorded::Recorded;
use crate::records::{read, write};

/// The promise to a repeated request: with the same token and the same parameters it gets the same answer
/// for 24 hours, and nothing is done twice.
///
/// The record is written in the transaction that does it. Scope: account and who of it, region and operation. Sessions
/// are told apart by all that decides what they may do; one that takes another's place is the same. Its time is
/// [even](crate::clock::EvenTime).
/// Source: ECS API, `ClientToken`. Choice: docs/decisions/0015-what-a-call-leaves.md
#[derive(Debug)]
pub(crate) struct ClientToken {
    key: String,
    parameters: String,
}

/// What is known of a token.
#[derive(Debug)]
pub(crate) enum Known {
    /// Nothing, or nothing that still counts.
    New(NewToken),
    /// It was used with these parameters, and this was answered.
    Answered(Recorded),
    /// It was used with other parameters.
    Mismatch,
}

/// A token that was not used, as the store said; its record guards that.
#[derive(Debug)]
pub(crate) struct NewToken {
    guard: Guard,
    key: String,
    parameters: String,
}

#[derive(Deserialize, Serialize)]
struct Record {
    parameters: String,
    answer: Recorded,
    until: i64,
}

const KEPT_SECS: i64 = 24 * 60 * 60;
const MAX_LENGTH: usize = 64;

impl ClientToken {
    /// The token of a request, if the operation takes one and the request has one.
    ///
    /// # Errors
    /// `InvalidClientToken.ValueNotSupported`.
    pub(crate) fn of(
        caller: &Caller,
        region: &RegionId,
        operation: &'static Operation,
        params: &Params,
    ) -> Result<Option<Self>, ApiError> {
        let token = params.get("ClientToken").unwrap_or_default();
        if token.is_empty() || !operation.is_mutating || !operation.takes_client_token() {
            return Ok(None);
        }
        if token.len() > MAX_LENGTH
            || !token
                .bytes()
                .all(|byte| byte.is_ascii_graphic() || byte == b' ')
        {
            return Err(errors::INVALID_CLIENT_TOKEN_VALUE_NOT_SUPPORTED
                .with("it has at most 64 ASCII characters"));
        }
        let mut hasher = Sha256::new();
        for part in [
            &caller.account.to_string(),
            region.as_str(),
            operation.product,
            operation.version,
            operation.name,
            token,
        ] {
            update(&mut hasher, part);
        }
        if !caller.principal.is_root() {
            // Nobody gets the answer to what somebody else was permitted.
            update(&mut hasher, &caller.lineage());
        }
        let key = format!("{}{}", key::TOKENS, hex(&hasher.finalize()));
        Ok(Some(Self {
            key,
            parameters: parameters_hash(params),
        }))
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    /// What the store knows of it.
    pub(crate) fn look_up(&self, store: &dyn Store, now: Timestamp) -> Result<Known, ReadError> {
        let page = store.page(&self.key, None, 1)?;
        let entry = page.entries.into_iter().find(|entry| entry.key == self.key);
        let new = |guard| {
            let (key, parameters) = (self.key.clone(), self.parameters.clone());
            Ok(Known::New(NewToken {
                guard,
                key,
                parameters,
            }))
        };
        let Some(entry) = entry else {
            return new(Guard::Absent {
                key: self.key.clone(),
            });
        };
        match read::<Record>(&entry.value) {
            Ok(record) if record.until > now.unix_secs => {
                if record.parameters == self.parameters {
                    Ok(Known::Answered(record.answer))
                } else {
                    Ok(Known::Mismatch)
                }
            }
            // One that ran out, or that nobody can read, is written over.
            _ => new(Guard::Unchanged {
                key: self.key.clone(),
                mod_revision: entry.mod_revision,
            }),
        }
    }
}

impl NewToken {
    /// Keeps an answer under the token.
    pub(crate) fn remember(&self, answer: Recorded, now: Timestamp) -> (Guard, Op) {
        let until = now.unix_secs + KEPT_SECS;
        let value = write(&Record {
            parameters: self.parameters.clone(),
            answer,
            until,
        });
        (
            self.guard.clone(),
            Op::Put {
                key: self.key.clone(),
                value,
            },
        )
    }
}

/// Whether a stored record no longer counts.
pub(crate) fn is_over(value: &[u8], now: Timestamp) -> bool {
    read::<Record>(value).map_or(true, |record| record.until <= now.unix_secs)
}

/// A stored record that would count for longer than any that is made now, as a clock that was ahead leaves them: with
/// an end 24 hours from now. It never ends early by that.
pub(crate) fn shortened(value: &[u8], now: Timestamp) -> Option<Vec<u8>> {
    let record: Record = read(value).ok()?;
    let until = now.unix_secs.saturating_add(KEPT_SECS);
    (record.until > until).then(|| write(&Record { until, ..record }))
}

/// Two requests with equal hashes ask for the same.
fn parameters_hash(params: &Params) -> String {
    let mut hasher = Sha256::new();
    for (name, text) in params.iter().filter(|(name, _)| *name != "ClientToken") {
        update(&mut hasher, name);
        update(&mut hasher, text);
    }
    hex(&hasher.finalize())
}

fn update(hasher: &mut Sha256, part: &str) {
    hasher.update((part.len() as u64).to_le_bytes());
    hasher.update(part.as_bytes());
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
