use std::borrow::Cow;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use cloud_id::{AccountId, RegionId, RequestId, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Op, ReadError, Store, TransactError, Transaction};
use tokio::sync::mpsc::error::TrySendError;
use tokio::sync::{mpsc, oneshot};

use crate::granted::{Granted, Grants};
use crate::key;
use crate::records::{RecordError, read, write};

/// What remains of a call: who asked for what, and what came of it. Never a secret or a body.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AuditEntry {
    /// The id of the request.
    pub request_id: RequestId,
    /// When it was received.
    pub time: Timestamp,
    /// The account, once the signature was found right.
    pub account: Option<AccountId>,
    /// Who of the account, as policies name it; empty for a stranger.
    pub principal: String,
    /// What was decided last, and by which policy; empty when nothing was.
    pub decision: String,
    /// The access key id as sent, cut to 64 characters; empty for none.
    pub access_key_id: String,
    /// The product and operation, as `Ecs:CreateSecurityGroup`; as sent, cut, when there is no such one.
    pub action: String,
    /// The region that was meant.
    pub region: Option<RegionId>,
    /// Where the request came from, if that is known.
    pub source: Option<IpAddr>,
    /// What the program that asked calls itself, cut to 128 characters.
    pub user_agent: String,
    /// `OK`, or the code of the error.
    pub outcome: String,
    /// The HTTP status.
    pub status: u16,
    /// Relative ids of the resources that it touched, as `securitygroup/sg-1`.
    pub resources: Vec<String>,
    /// What policies allowed it; nothing where none was asked, as for an account itself, or where it was refused.
    pub granted: Grants,
    /// The nonce's hash and when the request was signed, so that a restart forgets no nonce.
    pub(crate) nonce: Option<(u64, Timestamp)>,
    /// Which attempt at a plan committed.
    pub(crate) attempt: u32,
}

#[derive(Deserialize, Serialize)]
struct Record {
    time: i64,
    account: Option<String>,
    #[serde(default)]
    principal: String,
    #[serde(default)]
    decision: String,
    access_key_id: String,
    action: String,
    region: Option<String>,
    source: Option<IpAddr>,
    #[serde(default)]
    user_agent: String,
    outcome: String,
    status: u16,
    resources: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    granted: Vec<GrantedRecord>,
    #[serde(default, skip_serializing_if = "is_false")]
    granted_is_cut: bool,
    nonce: Option<(u64, i64)>,
    attempt: u32,
}

/// Action, resource, and condition keys with their values.
type GrantedRecord = (String, String, Vec<(String, Vec<String>)>);

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a reference"
)]
fn is_false(it: &bool) -> bool {
    !it
}

/// Of a record what tells whether it is of a caller, and what a restart needs: there may be millions to look at.
#[derive(Deserialize)]
pub(crate) struct Signed<'v> {
    #[serde(borrow)]
    pub(crate) access_key_id: Cow<'v, str>,
    #[serde(borrow, default)]
    account: Option<Cow<'v, str>>,
    nonce: Option<(u64, i64)>,
}

impl<'v> Signed<'v> {
    pub(crate) fn read(value: &'v [u8]) -> Option<Self> {
        serde_json::from_slice(value).ok()
    }

    /// The nonce's hash and when the request was signed; none of a request that could not prove who it is from, or
    /// was only played again.
    pub(crate) fn nonce(&self) -> Option<(u64, Timestamp)> {
        self.nonce
            .map(|(hash, secs)| (hash, Timestamp::from_unix_secs(secs)))
    }

    /// Whose call it was; none of such a request.
    pub(crate) fn caller(&self) -> Option<AccountId> {
        self.nonce.and(self.account.as_deref()?.parse().ok())
    }
}

impl AuditEntry {
    pub(crate) fn key(&self) -> String {
        key::of_audit(self.time, self.request_id)
    }

    pub(crate) fn op(&self) -> Op {
        let value = write(&Record {
            time: self.time.unix_secs,
            account: self.account.map(|account| account.to_string()),
            principal: self.principal.clone(),
            decision: self.decision.clone(),
            access_key_id: self.access_key_id.clone(),
            action: self.action.clone(),
            region: self.region.as_ref().map(ToString::to_string),
            source: self.source,
            user_agent: self.user_agent.clone(),
            outcome: self.outcome.clone(),
            status: self.status,
            resources: self.resources.clone(),
            granted: { self.granted.all.iter().cloned() }
                .map(|it| (it.action, it.resource, it.conditions))
                .collect(),
            granted_is_cut: self.granted.is_cut,
            nonce: self.nonce.map(|(hash, signed)| (hash, signed.unix_secs)),
            attempt: self.attempt,
        });
        Op::Put {
            key: self.key(),
            value,
        }
    }

    pub(crate) fn read(key: &str, value: &[u8]) -> Result<Self, RecordError> {
        let record: Record = read(value)?;
        let text = key.rsplit('/').next().unwrap_or_default();
        let request_id = u128::from_str_radix(&text.replace('-', ""), 16).map_err(|error| {
            RecordError::Field {
                field: "request_id",
                why: error.to_string(),
            }
        })?;
        Ok(Self {
            request_id: RequestId::from_random(request_id),
            time: Timestamp::from_unix_secs(record.time),
            account: record.account.and_then(|account| account.parse().ok()),
            principal: record.principal,
            decision: record.decision,
            access_key_id: record.access_key_id,
            action: record.action,
            region: record.region.and_then(|region| region.parse().ok()),
            source: record.source,
            user_agent: record.user_agent,
            outcome: record.outcome,
            status: record.status,
            resources: record.resources,
            granted: Grants {
                all: { record.granted.into_iter() }
                    .map(|(action, resource, conditions)| Granted {
                        action,
                        resource,
                        conditions,
                    })
                    .collect(),
                is_cut: record.granted_is_cut,
            },
            nonce: record
                .nonce
                .map(|(hash, secs)| (hash, Timestamp::from_unix_secs(secs))),
            attempt: record.attempt,
        })
    }
}

/// Takes entries that no transaction of their own carries: of refused requests and of reads.
#[derive(Clone)]
pub(crate) struct AuditTrail {
    sender: mpsc::Sender<Message>,
}

/// The trail is full: the store takes no writes, or by far not fast enough. Then no call is answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct TrailFull;

#[expect(clippy::large_enum_variant, reason = "nearly all are entries")]
enum Message {
    Entry(AuditEntry),
    Flush(oneshot::Sender<()>),
}

/// How long a call waits when so many do.
const TURN: Duration = Duration::from_secs(1);
/// How many entries may wait to be written.
const WAITING: usize = 16_384;
/// How many are written at once.
const AT_ONCE: usize = 256;

/// A trail and its writer, which is to be run beside it.
pub(crate) fn trail(store: Arc<dyn Store>) -> (AuditTrail, impl Future<Output = ()> + Send) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (AuditTrail { sender }, write_all(store, receiver))
}

impl AuditTrail {
    /// Puts an entry on its way. When reads come faster than the disk takes entries, the call waits for its turn, but
    /// not for long: a store that takes no writes at all is told apart.
    pub(crate) async fn note(&self, entry: AuditEntry) -> Result<(), TrailFull> {
        let message = match self.sender.try_send(Message::Entry(entry)) {
            Ok(()) => return Ok(()),
            Err(TrySendError::Closed(_)) => return Err(TrailFull),
            Err(TrySendError::Full(message)) => message,
        };
        // Without a runtime, as in a simulation, there are no timers.
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(TrailFull);
        }
        match tokio::time::timeout(TURN, self.sender.send(message)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(TrailFull),
        }
    }

    /// Waits until everything noted before is in the store.
    pub(crate) async fn flush(&self) {
        let (done, when_done) = oneshot::channel();
        if self.sender.send(Message::Flush(done)).await.is_ok() {
            // An error means that the writer has ended, and with it everything there was to wait for.
            let _ = when_done.await;
        }
    }
}

async fn write_all(store: Arc<dyn Store>, mut receiver: mpsc::Receiver<Message>) {
    let mut messages = Vec::with_capacity(AT_ONCE);
    let at_once = AT_ONCE.min(store.limits().max_ops.max(1));
    while receiver.recv_many(&mut messages, at_once).await > 0 {
        let mut ops = Vec::new();
        let mut flushes = Vec::new();
        for message in messages.drain(..) {
            match message {
                Message::Entry(entry) => ops.push(entry.op()),
                Message::Flush(done) => flushes.push(done),
            }
        }
        write_entries(&*store, ops).await;
        for done in flushes {
            // Nobody may be waiting any more.
            let _ = done.send(());
        }
    }
}

/// Writes entries, in as many transactions as it takes, for as long as it takes.
async fn write_entries(store: &dyn Store, ops: Vec<Op>) {
    let mut waiting = vec![ops];
    while let Some(ops) = waiting.pop() {
        if ops.is_empty() {
            continue;
        }
        match store
            .transact(Transaction {
                guards: Vec::new(),
                ops: ops.clone(),
            })
            .await
        {
            Ok(_) => {}
            Err(TransactError::Unknown | TransactError::Conflict { .. }) => {
                waiting.push(not_there(store, ops).await);
            }
            Err(TransactError::TooLarge) if ops.len() > 1 => {
                let (first, second) = ops.split_at(ops.len() / 2);
                waiting.extend([second.to_vec(), first.to_vec()]);
            }
            Err(TransactError::TooLarge) => tracing::error!("an audit entry is too large"),
            // Keys hold request ids, which differ; should two be alike, each is written by itself.
            Err(TransactError::DuplicateKey { .. }) => {
                waiting.extend(ops.into_iter().map(|op| vec![op]));
            }
            Err(TransactError::Unavailable { why }) => {
                tracing::error!(why, "audit entries wait for the store");
                waiting.push(ops);
                crate::pause().await;
            }
        }
    }
}

/// Those of entries that are not in the store: each is written once, for its seal covers the revision of that.
async fn not_there(store: &dyn Store, ops: Vec<Op>) -> Vec<Op> {
    loop {
        let is_there = |op: &Op| -> Result<bool, ReadError> {
            let page = store.page(op.key(), None, 1)?;
            Ok(page.entries.iter().any(|entry| entry.key == op.key()))
        };
        // What was under way has come to its end when a barrier answers.
        if store.barrier().await.is_ok()
            && let Ok(there) = ops.iter().map(is_there).collect::<Result<Vec<_>, _>>()
        {
            let ops = ops.into_iter().zip(there);
            return ops.filter(|(_, there)| !there).map(|(op, _)| op).collect();
        }
        crate::pause().await;
    }
}

/// Cuts what a stranger sent to what the trail keeps of it.
pub(crate) fn cut(text: &str, length: usize) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .take(length)
        .collect()
}

#[cfg(test)]
mod tests {
    use std::task::{Context, Waker};

    use store::SimStore;

    use super::*;

    fn entry(number: u128) -> AuditEntry {
        AuditEntry {
            request_id: RequestId::from_random(number),
            time: Timestamp::from_unix_secs(1_795_507_200),
            account: None,
            principal: String::new(),
            decision: String::new(),
            access_key_id: String::new(),
            action: String::new(),
            region: None,
            source: None,
            user_agent: String::new(),
            outcome: "OK".to_owned(),
            status: 200,
            resources: Vec::new(),
            granted: Grants::default(),
            nonce: None,
            attempt: 0,
        }
    }

    #[tokio::test]
    async fn a_call_waits_for_its_turn_when_entries_come_faster_than_they_are_written() {
        let store = Arc::new(SimStore::new(1));
        let (trail, writer) = trail(Arc::clone(&store) as Arc<dyn Store>);
        let waiting = u128::try_from(WAITING).expect("a small number");
        for number in 0..waiting {
            trail.note(entry(number)).await.expect("there is room");
        }
        let mut next = Box::pin(trail.note(entry(waiting)));
        let is_pending = next
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_pending();
        assert!(is_pending, "there is no room");
        let noted = async {
            next.await.expect("its turn comes");
            trail.flush().await;
        };
        tokio::select! {
            () = noted => {}
            () = writer => panic!("the writer ended"),
        }
        let page = store
            .page(&entry(waiting).key(), None, 1)
            .expect("readable");
        assert_eq!(page.entries.len(), 1);
    }
}
