use std::collections::BTreeSet;
use std::hash::{BuildHasher, RandomState};

use tokio::sync::{Mutex, MutexGuard};

/// Locks over keys of the store, for the writers of this process.
///
/// Correctness does not rest on them: guards see to that, also between processes. They spare work: who
/// would conflict waits, and plans over a view that has the other's change.
pub(crate) struct KeyLocks {
    stripes: Vec<Mutex<()>>,
    hasher: RandomState,
}

/// Locks that are held.
pub(crate) struct Held<'a> {
    stripes: BTreeSet<usize>,
    _guards: Vec<MutexGuard<'a, ()>>,
}

const STRIPES: usize = 1_024;

impl KeyLocks {
    pub(crate) fn new() -> Self {
        let stripes = (0..STRIPES).map(|_| Mutex::new(())).collect();
        Self {
            stripes,
            hasher: RandomState::new(),
        }
    }

    /// Whether locks that are held cover these keys.
    pub(crate) fn are_covered<'k>(
        &self,
        held: Option<&Held<'_>>,
        keys: impl IntoIterator<Item = &'k str>,
    ) -> bool {
        held.is_some_and(|held| {
            keys.into_iter()
                .all(|key| held.stripes.contains(&self.stripe(key)))
        })
    }

    /// Waits for the locks of keys, and of what was held before. They are taken in one order by everyone,
    /// so that no two wait for each other.
    pub(crate) async fn take<'k>(
        &self,
        held: Option<Held<'_>>,
        keys: impl IntoIterator<Item = &'k str>,
    ) -> Held<'_> {
        let mut stripes: BTreeSet<usize> = keys.into_iter().map(|key| self.stripe(key)).collect();
        if let Some(held) = held {
            stripes.extend(held.stripes.iter());
            drop(held);
        }
        let mut guards = Vec::with_capacity(stripes.len());
        for stripe in &stripes {
            guards.push(self.stripes[*stripe].lock().await);
        }
        Held {
            stripes,
            _guards: guards,
        }
    }

    fn stripe(&self, key: &str) -> usize {
        usize::try_from(self.hasher.hash_one(key) % STRIPES as u64).expect("less than 1,024")
    }
}
