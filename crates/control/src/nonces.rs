use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cloud_id::Timestamp;
use sha2::{Digest, Sha256};

/// The nonces of the last half hour, so that a signed request works once.
///
/// A request is fresh within 15 minutes of its timestamp, either way; its nonce is remembered until then. The
/// memory is bounded: a key that has used too many at once is slowed down, and none is forgotten early, also not
/// when the clock jumps ahead: it may come back.
/// Source: RPC protocol, `SignatureNonce`.
#[derive(Default)]
pub(crate) struct Nonces {
    keys: Mutex<HashMap<String, Used>>,
}

/// What one key has used: hashes by the minute in which they are forgotten.
#[derive(Default)]
struct Used {
    by_minute: BTreeMap<i64, Minute>,
    count: usize,
}

#[derive(Default)]
struct Minute {
    hashes: HashSet<u64>,
    /// When the last one came, by a clock that only goes forward.
    last: Duration,
}

/// Why a nonce is not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum NonceError {
    /// It was used before.
    Used,
    /// The key has used too many lately.
    TooMany,
}

/// How long before and after its timestamp a request is taken, in seconds.
pub(crate) const WINDOW_SECS: i64 = 15 * 60;
/// Signed for the end of the window, a request can be sent again for so long.
const STALE_AFTER: Duration = Duration::from_secs(2 * WINDOW_SECS as u64);
const MAX_PER_KEY: usize = 4_000_000;

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
        let mut keys = self.keys.lock().unwrap_or_else(PoisonError::into_inner);
        if !keys.contains_key(key_id) {
            keys.insert(key_id.to_owned(), Used::default());
        }
        let used = keys.get_mut(key_id).expect("it was just put there");
        used.forget_before(now, passed);
        if used
            .by_minute
            .values()
            .any(|minute| minute.hashes.contains(&hash))
        {
            return Err(NonceError::Used);
        }
        if used.count >= MAX_PER_KEY {
            return Err(NonceError::TooMany);
        }
        let until = (signed.unix_secs + WINDOW_SECS).div_euclid(60) + 1;
        let minute = used.by_minute.entry(until).or_default();
        minute.hashes.insert(hash);
        minute.last = minute.last.max(passed);
        used.count += 1;
        Ok(())
    }
}

impl Used {
    fn forget_before(&mut self, now: Timestamp, passed: Duration) {
        let minute = now.unix_secs.div_euclid(60);
        while let Some(entry) = self.by_minute.first_entry() {
            if *entry.key() >= minute || passed < entry.get().last + STALE_AFTER {
                break;
            }
            self.count -= entry.remove().hashes.len();
        }
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
        let keys = nonces.keys.lock().expect("no test panicked with it");
        assert!(
            keys["key"].count <= 2_100,
            "{} are remembered",
            keys["key"].count
        );
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
