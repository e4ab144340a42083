use std::collections::VecDeque;
use std::time::Duration;

use store::{ReadError, Revision, Store};

/// Forgets changes by age. Whoever follows and fell further behind than this reads everything anew.
///
/// Changes carry no time of their own: at every round it is noted which revision was the newest. So a restart
/// keeps them for up to as long again.
#[derive(Default)]
pub(super) struct OldChanges {
    /// When, and which revision was the newest then; oldest first.
    noted: VecDeque<(Duration, Revision)>,
    forgotten: Revision,
}

/// How long a change is kept for whoever follows.
pub(super) const KEPT_FOR: Duration = Duration::from_secs(60 * 60);

/// How many changes are kept at most, whatever their age: some hundred MiB.
pub(super) const KEPT_AT_MOST: Revision = 200_000;

/// How many are forgotten in one transaction, so that writers do not wait for long.
const AT_ONCE: Revision = 5_000;

impl OldChanges {
    /// One round, at a moment of a clock that only goes forward.
    pub(super) async fn forget(
        &mut self,
        store: &dyn Store,
        now: Duration,
    ) -> Result<(), ReadError> {
        let newest = store.barrier().await?;
        self.noted.push_back((now, newest));
        let mut upto = newest.saturating_sub(KEPT_AT_MOST);
        while let Some((at, revision)) = self.noted.front().copied() {
            if now.saturating_sub(at) < KEPT_FOR {
                break;
            }
            upto = upto.max(revision);
            self.noted.pop_front();
        }
        if self.forgotten == 0 {
            self.forgotten = oldest_kept(store)?;
        }
        while self.forgotten < upto {
            let step = upto.min(self.forgotten + AT_ONCE);
            store.compact(step)?;
            self.forgotten = step;
            tokio::task::yield_now().await;
        }
        Ok(())
    }
}

fn oldest_kept(store: &dyn Store) -> Result<Revision, ReadError> {
    match store.watch(0) {
        Ok(_) => Ok(0),
        Err(ReadError::Compacted { oldest }) => Ok(oldest),
        Err(error) => Err(error),
    }
}
