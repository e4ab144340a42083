use std::sync::Weak;
use std::time::Duration;

use cloud_id::Timestamp;
use store::{Entry, Guard, Op, ReadError, Store, Transaction};

use crate::audit::AuditEntry;
use crate::client_token;
use crate::control_plane::Inner;
use crate::key;
use crate::nonces::WINDOW_SECS;

mod old_changes;

use old_changes::OldChanges;

/// How many audit entries are kept at most, whatever their age.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kept {
    /// Of callers whose signature was right and whose nonce was new. Those of the last half hour stay even when
    /// there are more: a restart reads used nonces from them.
    pub(crate) entries: usize,
    /// Of all others. They have a number of their own, so that strangers cannot push out what callers did.
    pub(crate) of_strangers: usize,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            entries: 1_000_000,
            of_strangers: 100_000,
        }
    }
}

const EVERY: Duration = Duration::from_secs(15 * 60);
const COMPACT_EVERY: Duration = Duration::from_secs(60);
const AT_ONCE: usize = 200;
const COUNTED_AT_ONCE: usize = 1_000;

/// Forgets what is over: ClientToken records, old audit entries, old changes. For ever.
pub(crate) async fn keep_house(inner: Weak<Inner>) {
    let at_first = inner
        .upgrade()
        .map(|inner| (inner.clock.now(), inner.clock.passed()));
    let Some((wall, began)) = at_first else {
        return;
    };
    let mut changes = OldChanges::default();
    let mut next_round = began;
    while let Some(inner) = inner.upgrade() {
        let days = i64::from(inner.config.audit_days);
        let passed = inner.clock.passed();
        if passed >= next_round {
            next_round = passed + EVERY;
            let now = slower_of(inner.clock.now(), wall, passed.saturating_sub(began));
            let forgotten = forget_what_is_over(&*inner.store, now, days, Kept::default());
            if let Err(error) = forgotten.await {
                tracing::warn!(%error, "what is over was not forgotten");
            }
        }
        if let Err(error) = changes.forget(&*inner.store, passed).await {
            tracing::warn!(%error, "old changes were not forgotten");
        }
        drop(inner);
        tokio::time::sleep(COMPACT_EVERY).await;
    }
}

/// What time it is for deleting: the clock, or what it would be had it gone on evenly since the beginning. A
/// clock that jumps ahead deletes nothing before its time; one that stands back only keeps it longer.
fn slower_of(now: Timestamp, at_first: Timestamp, since: Duration) -> Timestamp {
    let even = at_first.unix_secs + i64::try_from(since.as_secs()).unwrap_or(i64::MAX / 2);
    Timestamp::from_unix_secs(now.unix_secs.min(even))
}

/// One round of [`keep_house`].
pub(crate) async fn forget_what_is_over(
    store: &dyn Store,
    now: Timestamp,
    audit_days: i64,
    kept: Kept,
) -> Result<(), ReadError> {
    forget(store, key::TOKENS, |entry| {
        client_token::is_over(&entry.value, now)
    })
    .await?;

    let oldest = Timestamp::from_unix_secs(now.unix_secs - audit_days * 86_400);
    let oldest = key::audit_before(oldest);
    let recent = Timestamp::from_unix_secs(now.unix_secs - 2 * WINDOW_SECS);
    let recent = key::audit_before(recent);
    let there = count(store)?;
    let mut surplus = Kept {
        entries: there.entries.saturating_sub(kept.entries),
        of_strangers: there.of_strangers.saturating_sub(kept.of_strangers),
    };
    forget(store, key::AUDIT, |entry| {
        let is_of_stranger = is_of_stranger(entry);
        let surplus = match is_of_stranger {
            true => &mut surplus.of_strangers,
            false => &mut surplus.entries,
        };
        let is_surplus = *surplus > 0;
        *surplus = surplus.saturating_sub(1);
        entry.key < oldest || (is_surplus && (is_of_stranger || entry.key < recent))
    })
    .await
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

/// How many audit entries there are.
fn count(store: &dyn Store) -> Result<Kept, ReadError> {
    let mut there = Kept {
        entries: 0,
        of_strangers: 0,
    };
    let mut after: Option<String> = None;
    loop {
        let page = store.page(key::AUDIT, after.as_deref(), COUNTED_AT_ONCE)?;
        let of_strangers = page.entries.iter().filter(|it| is_of_stranger(it)).count();
        there.of_strangers += of_strangers;
        there.entries += page.entries.len() - of_strangers;
        after = page.entries.last().map(|entry| entry.key.clone());
        if !page.has_more {
            return Ok(there);
        }
    }
}

/// Whether an audit entry is of a request that could not prove who it is from, or was only played again.
fn is_of_stranger(entry: &Entry) -> bool {
    AuditEntry::read(&entry.key, &entry.value).map_or(true, |entry| entry.nonce.is_none())
}

#[cfg(test)]
mod tests;
