use std::sync::Weak;
use std::time::Duration;

use cloud_id::Timestamp;
use store::{Entry, Guard, Op, ReadError, Store, Transaction};

use crate::client_token;
use crate::control_plane::Inner;
use crate::key;

/// How many revisions of changes are kept for whoever follows.
const KEPT_REVISIONS: u64 = 10_000;
/// How many audit entries are kept at most, whatever their age.
const KEPT_ENTRIES: usize = 1_000_000;
const EVERY: Duration = Duration::from_secs(15 * 60);
const AT_ONCE: usize = 200;

/// Forgets what is over: ClientToken records, old audit entries, old changes. For ever.
pub(crate) async fn keep_house(inner: Weak<Inner>) {
    loop {
        match inner.upgrade() {
            Some(inner) => {
                let days = i64::from(inner.config.audit_days);
                let now = inner.clock.now();
                if let Err(error) = forget_what_is_over(&*inner.store, now, days).await {
                    tracing::warn!(%error, "what is over was not forgotten");
                }
            }
            None => return,
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round of [`keep_house`].
pub(crate) async fn forget_what_is_over(
    store: &dyn Store,
    now: Timestamp,
    audit_days: i64,
) -> Result<(), ReadError> {
    forget(store, key::TOKENS, |entry| {
        client_token::is_over(&entry.value, now)
    })
    .await?;

    let oldest = Timestamp::from_unix_secs(now.unix_secs - audit_days * 86_400);
    let oldest = key::audit_before(oldest);
    let mut surplus = count(store, key::AUDIT)?.saturating_sub(KEPT_ENTRIES);
    forget(store, key::AUDIT, |entry| {
        let is_surplus = surplus > 0;
        surplus = surplus.saturating_sub(1);
        is_surplus || entry.key < oldest
    })
    .await?;

    let revision = store.barrier().await?;
    store.compact(revision.saturating_sub(KEPT_REVISIONS))
}

async fn forget(
    store: &dyn Store,
    prefix: &str,
    mut is_over: impl FnMut(&Entry) -> bool,
) -> Result<(), ReadError> {
    let mut after: Option<String> = None;
    loop {
        let page = store.page(prefix, after.as_deref(), AT_ONCE)?;
        after = page.entries.last().map(|entry| entry.key.clone());
        let mut transaction = Transaction::default();
        for entry in page.entries.into_iter().filter(|entry| is_over(entry)) {
            transaction.guards.push(Guard::Unchanged {
                key: entry.key.clone(),
                mod_revision: entry.mod_revision,
            });
            transaction.ops.push(Op::Delete { key: entry.key });
        }
        if !transaction.ops.is_empty()
            && let Err(error) = store.transact(transaction).await
        {
            // They are found again next time.
            tracing::warn!(%error, prefix, "some entries that are over stay for now");
        }
        if !page.has_more {
            return Ok(());
        }
    }
}

fn count(store: &dyn Store, prefix: &str) -> Result<usize, ReadError> {
    let mut sum = 0;
    let mut after: Option<String> = None;
    loop {
        let page = store.page(prefix, after.as_deref(), 10_000)?;
        sum += page.entries.len();
        after = page.entries.last().map(|entry| entry.key.clone());
        if !page.has_more {
            return Ok(sum);
        }
    }
}

#[cfg(test)]
mod tests;
