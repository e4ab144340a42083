use std::borrow::Cow;
use std::sync::OnceLock;
use std::time::Duration;

use cloud_id::{AccountId, RequestId};
use openapi::Operation;

use crate::control_plane::ControlPlane;

/// A call that was answered, for whoever counts them.
#[derive(Clone, Debug)]
pub struct Answered {
    /// The id in the answer, in the audit trail and in the log.
    pub request_id: RequestId,
    /// What was asked for; `None` when no operation was recognised, or nobody proved who asks.
    pub operation: Option<&'static Operation>,
    /// Who asked; `None` for a stranger.
    pub account: Option<AccountId>,
    /// `OK`, or the code of the error.
    pub code: Cow<'static, str>,
    /// The HTTP status.
    pub status: u16,
    /// How long it took, from the request to its answer.
    pub took: Duration,
}

/// How far each part is behind what is stored: revisions of one store.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Revisions {
    /// The newest one.
    pub stored: u64,
    /// What answers are made from.
    pub seen: u64,
    /// The newest one that hosts are asked to make real; those without news for hosts are passed over.
    pub desired: u64,
    /// The newest one that the host has made real.
    pub applied: u64,
}

/// Who is told of every answer.
#[derive(Default)]
pub(crate) struct Observer(OnceLock<Tell>);

type Tell = Box<dyn Fn(&Answered) + Send + Sync>;

impl ControlPlane {
    /// Tells of every answer from now on; the first one asked for stays.
    pub fn observe(&self, tell: impl Fn(&Answered) + Send + Sync + 'static) {
        if self.inner.observer.0.set(Box::new(tell)).is_err() {
            tracing::error!("calls are observed already");
        }
    }

    /// How far each part is. `None` when the store cannot say.
    pub async fn revisions(&self) -> Option<Revisions> {
        // The store last: nothing is ever ahead of it then.
        let applied = self.inner.report.borrow().applied_revision;
        let desired = self.inner.desired.borrow().revision;
        let seen = self.view().revision();
        let stored = self.inner.store.barrier().await.ok()?;
        Some(Revisions {
            stored,
            seen,
            desired,
            applied,
        })
    }
}

impl Observer {
    pub(crate) fn tell(&self, answered: &Answered) {
        tracing::info!(
            request.id = %answered.request_id,
            action = answered.operation.map(tracing::field::display),
            account.id = answered.account.map(tracing::field::display),
            code = &*answered.code,
            status = answered.status,
            duration_ms = answered.took.as_secs_f64() * 1_000.0,
            "a call was answered"
        );
        if let Some(tell) = self.0.get() {
            tell(answered);
        }
    }
}
