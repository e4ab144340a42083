use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cloud_id::AccountId;

/// How often each account may ask for each action: a bucket that holds a minute's worth of requests and runs
/// full again evenly. One action's requests never cost another's. Time is measured by a clock that only goes
/// forward, so that setting the system's clock neither fills a bucket nor keeps it empty.
///
/// Source: RPC protocol, common errors, `Throttling.User`.
pub(crate) struct Rates {
    /// Requests a minute; without it nobody waits.
    each_minute: Option<u32>,
    buckets: Mutex<HashMap<(AccountId, &'static str, &'static str), Bucket>>,
}

/// What was taken out, in sixtieths of a request, at a second of the clock.
#[derive(Clone, Copy)]
struct Bucket {
    taken: u64,
    at_secs: u64,
}

const MINUTE_SECS: u64 = 60;

impl Rates {
    pub(crate) fn new(each_minute: Option<u32>) -> Self {
        Self {
            each_minute,
            buckets: Mutex::default(),
        }
    }

    /// Takes one request out of the bucket of an account, product version and action, at a moment of
    /// [`Clock::passed`](crate::Clock::passed).
    ///
    /// # Errors
    /// It is empty; in so many seconds it no longer is.
    pub(crate) fn take(
        &self,
        account: AccountId,
        (version, action): (&'static str, &'static str),
        passed: Duration,
    ) -> Result<(), u64> {
        let Some(each_minute) = self.each_minute.map(u64::from) else {
            return Ok(());
        };
        let now = passed.as_secs();
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let bucket = buckets.entry((account, version, action)).or_insert(Bucket {
            taken: 0,
            at_secs: now,
        });
        // Two requests may reach this in another order than they read the clock in.
        let since = now.saturating_sub(bucket.at_secs);
        bucket.at_secs = bucket.at_secs.max(now);
        bucket.taken = bucket
            .taken
            .saturating_sub(since.saturating_mul(each_minute));
        let wanted = bucket.taken + MINUTE_SECS;
        let holds = each_minute * MINUTE_SECS;
        if wanted > holds {
            return Err((wanted - holds).div_ceil(each_minute));
        }
        bucket.taken = wanted;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(number: u64) -> AccountId {
        AccountId::new(1_000_000_000_000_000 + number).expect("16 digits")
    }

    const RUN: (&str, &str) = ("2014-05-26", "RunInstances");
    const STOP: (&str, &str) = ("2014-05-26", "StopInstance");

    fn at(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn a_minutes_worth_goes_at_once_and_comes_back_evenly() {
        let rates = Rates::new(Some(6));
        for _ in 0..6 {
            assert_eq!(rates.take(account(1), RUN, at(100)), Ok(()));
        }
        assert_eq!(rates.take(account(1), RUN, at(100)), Err(10));
        assert_eq!(rates.take(account(1), RUN, at(103)), Err(7));
        assert_eq!(rates.take(account(1), RUN, at(110)), Ok(()));
        assert_eq!(rates.take(account(1), RUN, at(110)), Err(10));
        for _ in 0..6 {
            assert_eq!(rates.take(account(1), RUN, at(1000)), Ok(()));
        }
        assert_eq!(rates.take(account(1), RUN, at(1000)), Err(10));
    }

    #[test]
    fn accounts_and_actions_do_not_use_up_each_others() {
        let rates = Rates::new(Some(1));
        for (account, action) in [
            (account(1), RUN),
            (account(1), STOP),
            (account(2), RUN),
            (account(1), ("2016-04-28", "RunInstances")),
        ] {
            assert_eq!(rates.take(account, action, at(0)), Ok(()));
            assert_eq!(rates.take(account, action, at(0)), Err(60));
        }
    }

    #[test]
    fn requests_that_come_in_another_order_than_they_began_fill_nothing() {
        let rates = Rates::new(Some(1));
        assert_eq!(rates.take(account(1), RUN, at(1000)), Ok(()));
        assert_eq!(rates.take(account(1), RUN, at(10)), Err(60));
        assert_eq!(rates.take(account(1), RUN, at(1001)), Err(59));
        assert_eq!(rates.take(account(1), RUN, at(1060)), Ok(()));
    }

    #[test]
    fn without_a_limit_nobody_waits() {
        let rates = Rates::new(None);
        for _ in 0..10_000 {
            assert_eq!(rates.take(account(1), RUN, at(0)), Ok(()));
        }
    }
}
