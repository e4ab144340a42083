use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cloud_id::Timestamp;
use sha2::{Digest, Sha256};

mod set;

use set::HashSet8;

/// The nonces of the last half hour, so that a signed request works once.
///
/// A request is fresh within 15 minutes of its timestamp, either way; its nonce is remembered until then. The
/// memory is bounded: 20 million nonces of all keys together, which is 300 MB, and three quarters of that for one
/// key. A key that has used too many is slowed down, and none is forgotten early, also not when the clock jumps
/// ahead: it may come back.
/// Source: RPC protocol, `SignatureNonce`.
#[derive(Default)]
pub(crate) struct Nonces {
    of_all: Mutex<OfAll>,
}

#[derive(Default)]
struct OfAll {
    keys: HashMap<String, Used>,
    count: usize,
    /// The minute in which was last looked for what is over.
    looked: Option<i64>,
}

/// What one key has used: hashes by the five minutes in which they are forgotten. Few parts, because each is looked
/// into at every request.
#[derive(Default)]
struct Used {
    parts: BTreeMap<i64, Part>,
}

#[derive(Default)]
struct Part {
    hashes: HashSet8,
    /// When the last one came, by a clock that only goes forward.
    last: Duration,
}

/// Why a nonce is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NonceError {
    /// It was used before.
    Used,
    /// The key, or all keys together, have used too many lately.
    TooMany,
}

/// How long before and after its timestamp a request is taken, in seconds.
pub(crate) const WINDOW_SECS: i64 = 15 * 60;
/// Signed for the end of the window, a request can be sent again for so long.
const STALE_AFTER: Duration = Duration::from_secs(2 * WINDOW_SECS as u64);
/// A set needs at most 15 bytes for each.
const MAX_OF_ALL: usize = 20_000_000;
const MAX_PER_KEY: usize = MAX_OF_ALL / 4 * 3;
/// How many seconds of nonces are forgotten together.
const PART_SECS: i64 = 5 * 60;

impl Nonces {
    /// Takes a nonce of a key whose signature was right, at a moment of both clocks.
    pub(crate) fn take(
        &self,
        key_id: &str,
        hash: u64,
        signed: Timestamp,
        now: Timestamp,
        passed: Duration,
    ) -> Result<(), NonceError> {
        let mut of_all = self.of_all.lock().unwrap_or_else(PoisonError::into_inner);
        of_all.forget_what_is_over(now, passed);
        let is_full = of_all.count >= MAX_OF_ALL;
        if !of_all.keys.contains_key(key_id) {
            of_all.keys.insert(key_id.to_owned(), Used::default());
        }
        let used = of_all.keys.get_mut(key_id).expect("it was just put there");
        if used.parts.values().any(|part| part.hashes.contains(hash)) {
            return Err(NonceError::Used);
        }
        if is_full || used.count() >= MAX_PER_KEY {
            return Err(NonceError::TooMany);
        }
        let until = (signed.unix_secs + WINDOW_SECS).div_euclid(PART_SECS) + 1;
        let part = used.parts.entry(until).or_default();
        part.hashes.insert(hash);
        part.last = part.last.max(passed);
        of_all.count += 1;
        Ok(())
    }
}

impl OfAll {
    /// Once a minute, of all keys: one that is not used any more takes no room either.
    fn forget_what_is_over(&mut self, now: Timestamp, passed: Duration) {
        let minute = now.unix_secs.div_euclid(60);
        if self.looked.replace(minute) == Some(minute) {
            return;
        }
        self.keys.retain(|_, used| {
            used.forget_before(now, passed);
            !used.parts.is_empty()
        });
        self.count = self.keys.values().map(Used::count).sum();
    }
}

impl Used {
    fn forget_before(&mut self, now: Timestamp, passed: Duration) {
        let of_now = now.unix_secs.div_euclid(PART_SECS);
        while let Some(entry) = self.parts.first_entry() {
            if *entry.key() >= of_now || passed < entry.get().last + STALE_AFTER {
                break;
            }
            entry.remove();
        }
    }

    fn count(&self) -> usize {
        self.parts.values().map(|part| part.hashes.len()).sum()
    }
}

/// A nonce as it is remembered.
pub(crate) fn hash_of(key_id: &str, nonce: &str) -> u64 {
    let mut hasher = Sha256::new();
    hasher.update(key_id.as_bytes());
    hasher.update([0]);
    hasher.update(nonce.as_bytes());
    let digest = hasher.finalize();
    u64::from_le_bytes(digest[..8].try_into().expect("8 of 32 bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_is_taken_once_until_its_request_is_stale() {
        let nonces = Nonces::default();
        let at = Timestamp::from_unix_secs;
        let hash = hash_of("key", "nonce");
        let since = |now: i64| Duration::from_secs(now.unsigned_abs());
        let take = |hash, signed, now| nonces.take("key", hash, at(signed), at(now), since(now));

        assert_eq!(take(hash, 1_000, 1_000), Ok(()));
        assert_eq!(take(hash, 1_000, 1_000), Err(NonceError::Used));
        assert_eq!(
            take(hash, 1_000, 1_000 + WINDOW_SECS),
            Err(NonceError::Used),
            "still fresh"
        );
        assert_eq!(
            take(hash_of("key", "other"), 1_000, 1_000),
            Ok(()),
            "another nonce"
        );
        assert_eq!(
            nonces.take("key2", hash, at(1_000), at(1_000), since(1_000)),
            Ok(()),
            "another key"
        );

        let ahead = hash_of("key", "ahead");
        assert_eq!(take(ahead, 1_000 + WINDOW_SECS, 1_000), Ok(()));
        let end = 1_000 + 2 * WINDOW_SECS;
        assert_eq!(take(ahead, 1_000 + WINDOW_SECS, end), Err(NonceError::Used));
    }

    #[test]
    fn what_is_stale_is_forgotten() {
        let nonces = Nonces::default();
        for second in 0..10_000 {
            let now = Timestamp::from_unix_secs(second);
            let hash = hash_of("key", &second.to_string());
            let passed = Duration::from_secs(second.unsigned_abs());
            let taken = nonces.take("key", hash, now, now, passed);
            taken.expect("each one is new");
        }
        let of_all = nonces.of_all.lock().expect("no test panicked with it");
        let count = of_all.keys["key"].count();
        assert!(count <= 2_400, "{count} are remembered");
        assert_eq!(of_all.count, count);
    }

    #[test]
    fn a_key_that_is_not_used_any_more_takes_no_room() {
        let nonces = Nonces::default();
        let take = |key, second: i64| {
            let now = Timestamp::from_unix_secs(second);
            let passed = Duration::from_secs(second.unsigned_abs());
            nonces.take(key, hash_of(key, "nonce"), now, now, passed)
        };
        assert_eq!(take("first", 1_000), Ok(()));
        assert_eq!(take("second", 1_000 + 4 * WINDOW_SECS), Ok(()));
        let of_all = nonces.of_all.lock().expect("no test panicked with it");
        assert_eq!(of_all.keys.keys().collect::<Vec<_>>(), ["second"]);
        assert_eq!(of_all.count, 1);
    }

    #[test]
    fn a_clock_that_jumps_ahead_and_back_lets_no_request_work_twice() {
        let nonces = Nonces::default();
        let at = Timestamp::from_unix_secs;
        let (year, minute) = (365 * 86_400, Duration::from_secs(60));
        let take = |nonce, now, passed| {
            nonces.take("key", hash_of("key", nonce), at(now), at(now), passed)
        };
        assert_eq!(take("one", 1_000, minute), Ok(()));
        assert_eq!(take("two", 1_000 + year, 2 * minute), Ok(()));
        assert_eq!(take("one", 1_000, 3 * minute), Err(NonceError::Used));
    }
}
