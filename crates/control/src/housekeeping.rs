use std::collections::BTreeMap;
use std::sync::Weak;
use std::time::Duration;

use cloud_id::{AccountId, Timestamp};
use store::{Entry, Guard, Op, ReadError, Revision, Store, Transaction};

use crate::audit::Signed;
use crate::client_token;
use crate::control_plane::Inner;
use crate::key;
use crate::nonces::WINDOW_SECS;
use crate::trail_archive::Archive;
use crate::trail_chain::{ChainKey, fold, sealed_upto, trim};
use crate::used_once;

mod old_changes;
mod recycle_bin;
mod shares;

use old_changes::OldChanges;

/// How many audit entries are kept at most, whatever their age.
#[derive(Clone)]
pub(crate) struct Kept {
    /// Of callers whose signature was right and whose nonce was new. Those of the last half hour stay even when
    /// there are more: a restart reads used nonces from them. Accounts share this evenly.
    pub(crate) entries: usize,
    /// Of all others. They have a number of their own, so that strangers cannot push out what callers did.
    pub(crate) of_strangers: usize,
    /// The key of the chain, where seals are made: then only what is under a seal goes, and is taken from it.
    pub(crate) chain: Option<ChainKey>,
    /// Where entries go that are under a seal. While it takes none they stay, however many there are.
    pub(crate) archive: Option<Archive>,
}

impl Default for Kept {
    fn default() -> Self {
        Self {
            entries: 1_000_000,
            of_strangers: 100_000,
            chain: None,
            archive: None,
        }
    }
}

const EVERY: Duration = Duration::from_secs(15 * 60);
const COMPACT_EVERY: Duration = Duration::from_secs(60);
const AT_ONCE: usize = 200;
const COUNTED_AT_ONCE: usize = 1_000;

/// Forgets what is over: ClientToken records, old audit entries, old changes. For ever.
pub(crate) async fn keep_house(inner: Weak<Inner>) {
    let began = inner.upgrade().map(|inner| inner.clock.passed());
    let Some(began) = began else {
        return;
    };
    let mut changes = OldChanges::default();
    let mut counted = Counted::default();
    let mut next_round = began;
    while let Some(inner) = inner.upgrade() {
        let passed = inner.clock.passed();
        if passed >= next_round {
            next_round = passed + EVERY;
            forget_by_the_clock(&inner, &mut counted).await;
        }
        let view = std::sync::Arc::clone(&inner.feed.borrow().view);
        let is_there = |id: &str| {
            let of_user = view.directory.user_of_key(id).is_some();
            of_user || view.accounts.of_key(id).is_some()
        };
        if let Err(error) = inner.last_used.write(&*inner.store, is_there).await {
            tracing::warn!(%error, "when keys were used was not written");
        }
        drop(view);
        if let Err(error) = changes.forget(&*inner.store, passed).await {
            tracing::warn!(%error, "old changes were not forgotten");
        }
        drop(inner);
        tokio::time::sleep(COMPACT_EVERY).await;
    }
}

/// A round of [`keep_house`] of what is over by the clock.
pub(crate) async fn forget_by_the_clock(inner: &Inner, counted: &mut Counted) {
    let days = i64::from(inner.config.audit_days);
    let even = inner.even_now();
    let now = slower_of(inner.clock.now(), even);
    if let Err(error) = forget_tokens(&*inner.store, even).await {
        tracing::warn!(%error, "ClientTokens that are over were not forgotten");
    }
    if let Err(error) = forget_used(&*inner.store, now).await {
        tracing::warn!(%error, "what was used and is over was not forgotten");
    }
    let kept = Kept {
        chain: inner.chain.get().map(|(key, _)| key.clone()),
        archive: inner.archive.get().cloned(),
        ..Kept::default()
    };
    let view = std::sync::Arc::clone(&inner.feed.borrow().view);
    if let Err(error) = recycle_bin::forget(&*inner.store, &view, now).await {
        tracing::warn!(%error, "recycle bins were not looked through");
    }
    let forgotten = forget_what_is_over(&*inner.store, now, days, kept, counted);
    if let Err(error) = forgotten.await {
        tracing::warn!(%error, "what is over was not forgotten");
    }
}

/// What time it is for deleting audit entries, which have the time of the clock: that, or what it would be had it gone
/// on evenly since the beginning. A clock that jumps ahead deletes nothing before its time; one that stands back only
/// keeps it longer.
fn slower_of(now: Timestamp, even: Timestamp) -> Timestamp {
    Timestamp::from_unix_secs(now.unix_secs.min(even.unix_secs))
}

/// Forgets ClientToken records that are over, by even time, and gives those that a clock which was ahead left an end.
pub(crate) async fn forget_tokens(store: &dyn Store, even: Timestamp) -> Result<(), ReadError> {
    let fate_of = |entry: &Entry| match client_token::is_over(&entry.value, even) {
        true => Fate::Goes,
        false => match client_token::shortened(&entry.value, even) {
            Some(value) => Fate::Becomes(value),
            None => Fate::Stays,
        },
    };
    forget(store, key::TOKENS, None, None, fate_of).await?;
    Ok(())
}

/// Forgets what worked once and would be over by now.
pub(crate) async fn forget_used(store: &dyn Store, now: Timestamp) -> Result<(), ReadError> {
    let fate_of = |entry: &Entry| match used_once::is_over(&entry.value, now) {
        true => Fate::Goes,
        false => Fate::Stays,
    };
    forget(store, key::USED_ONCE, None, None, fate_of).await?;
    Ok(())
}

/// The audit trail as far as it is counted: what is new and what goes is looked at in each round, not all of it.
#[derive(Debug, Default)]
pub(crate) struct Counted {
    /// Every entry up to this key was counted, and none comes before it any more.
    upto: String,
    there: There,
}

/// How many audit entries there are.
#[derive(Clone, Debug, Default)]
struct There {
    of_callers: BTreeMap<AccountId, usize>,
    of_strangers: usize,
}

impl There {
    fn of(&mut self, caller: Option<AccountId>) -> &mut usize {
        match caller {
            Some(account) => self.of_callers.entry(account).or_default(),
            None => &mut self.of_strangers,
        }
    }
}

/// One round of [`keep_house`].
pub(crate) async fn forget_what_is_over(
    store: &dyn Store,
    now: Timestamp,
    audit_days: i64,
    kept: Kept,
    counted: &mut Counted,
) -> Result<(), ReadError> {
    let oldest = Timestamp::from_unix_secs(now.unix_secs - audit_days * 86_400);
    let oldest = key::audit_before(oldest);
    let recent = Timestamp::from_unix_secs(now.unix_secs - 2 * WINDOW_SECS);
    let recent = key::audit_before(recent);
    let there = counted.count(store, &recent).await?;
    let mut surplus = There {
        of_callers: shares::surplus(&there.of_callers, kept.entries),
        of_strangers: there.of_strangers.saturating_sub(kept.of_strangers),
    };
    let mut surplus_of_all = surplus.of_strangers + surplus.of_callers.values().sum::<usize>();
    let chain = kept.chain.as_ref();
    let sealed = match chain {
        Some(_) => sealed_upto(store)?.unwrap_or(0),
        None => Revision::MAX,
    };
    let archive = kept.archive.as_ref().filter(|_| chain.is_some());
    let all_went = forget(store, key::AUDIT, chain, archive, |entry| {
        if entry.mod_revision > sealed {
            return Fate::Stays;
        }
        let caller = caller_of(entry);
        let had_surplus = surplus_of_all > 0;
        let surplus = surplus.of(caller);
        let may_go = *surplus > 0 && (caller.is_none() || entry.key < recent);
        if *surplus > 0 {
            *surplus -= 1;
            surplus_of_all -= 1;
        }
        let is_over = entry.key < oldest || may_go;
        if is_over && entry.key <= counted.upto {
            let there = counted.there.of(caller);
            *there = there.saturating_sub(1);
        }
        match is_over {
            true => Fate::Goes,
            // Entries come by age: nothing later is over either.
            false if !had_surplus => Fate::StaysWithAllBehind,
            false => Fate::Stays,
        }
    })
    .await?;
    if !all_went {
        *counted = Counted::default();
    }
    if let Some(chain) = chain {
        fold(store, chain).await?;
        if let Some(archive) = archive
            && let Err(error) = archive.rotate(store, chain).await
        {
            tracing::warn!(%error, "the audit archive stays larger than it may be for now");
        }
    }
    Ok(())
}

impl Counted {
    /// How many entries there are. Those from `recent` on are counted again next time: some may still come.
    async fn count(&mut self, store: &dyn Store, recent: &str) -> Result<There, ReadError> {
        let mut of_late = There::default();
        let mut after = Some(self.upto.clone()).filter(|key| !key.is_empty());
        loop {
            let page = store.page(key::AUDIT, after.as_deref(), COUNTED_AT_ONCE)?;
            for entry in &page.entries {
                let caller = caller_of(entry);
                if entry.key.as_str() < recent {
                    self.upto.clone_from(&entry.key);
                    *self.there.of(caller) += 1;
                } else {
                    *of_late.of(caller) += 1;
                }
            }
            after = page.entries.last().map(|entry| entry.key.clone());
            if !page.has_more {
                break;
            }
            // Calls go on in between.
            tokio::task::yield_now().await;
        }
        let mut there = self.there.clone();
        for (account, count) in of_late.of_callers {
            *there.of(Some(account)) += count;
        }
        there.of_strangers += of_late.of_strangers;
        Ok(there)
    }
}

/// What becomes of an entry.
enum Fate {
    Goes,
    Becomes(Vec<u8>),
    Stays,
    StaysWithAllBehind,
}

/// Whether all that is over is gone now.
async fn forget(
    store: &dyn Store,
    prefix: &str,
    chain: Option<&ChainKey>,
    archive: Option<&Archive>,
    mut fate_of: impl FnMut(&Entry) -> Fate,
) -> Result<bool, ReadError> {
    let mut after: Option<String> = None;
    let mut all_went = true;
    loop {
        let page = store.page(prefix, after.as_deref(), AT_ONCE)?;
        after = page.entries.last().map(|entry| entry.key.clone());
        let mut transaction = Transaction::default();
        let mut gone = Vec::new();
        let mut has_more = page.has_more;
        for entry in page.entries {
            let as_it_is = Guard::Unchanged {
                key: entry.key.clone(),
                mod_revision: entry.mod_revision,
            };
            match fate_of(&entry) {
                Fate::Goes => {
                    transaction.guards.push(as_it_is);
                    let key = entry.key.clone();
                    transaction.ops.push(Op::Delete { key });
                    gone.push(entry);
                }
                Fate::Becomes(value) => {
                    transaction.guards.push(as_it_is);
                    let key = entry.key;
                    transaction.ops.push(Op::Put { key, value });
                }
                Fate::Stays => {}
                Fate::StaysWithAllBehind => {
                    has_more = false;
                    break;
                }
            }
        }
        if let Some(chain) = chain {
            let trimmed = trim(store, chain, &gone, archive.is_some(), &mut transaction)?;
            if let Some(archive) = archive
                && let Err(error) = archive.keep(store, chain, &trimmed, &mut transaction).await
            {
                // Rather too many in the store than some nowhere.
                tracing::error!(%error, "audit entries that are over stay until the archive takes them");
                return Ok(false);
            }
        }
        if !transaction.ops.is_empty()
            && let Err(error) = store.transact(transaction).await
        {
            // They are found again next time.
            tracing::warn!(%error, prefix, "some entries that are over stay for now");
            all_went = false;
        }
        if !has_more {
            return Ok(all_went);
        }
        tokio::task::yield_now().await;
    }
}

/// Whose call an audit entry is of; none of a request that could not prove who it is from, or was only played again.
fn caller_of(entry: &Entry) -> Option<AccountId> {
    Signed::read(&entry.value)?.caller()
}

#[cfg(test)]
mod tests;
