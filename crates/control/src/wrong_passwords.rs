//! Wrong old passwords of the last hour, by user. They are counted in memory: a refused call writes nothing but the
//! audit trail.
//!
//! Choice: docs/decisions/0042-identity-management-service.md

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use cloud_id::{AccountId, RequestId};
use ram::directory::{PasswordPolicy, UserId};

/// The calls that gave a wrong password, and when by even time.
#[derive(Debug, Default)]
pub(crate) struct WrongPasswords(Mutex<HashMap<Who, Vec<(RequestId, Duration)>>>);

type Who = (AccountId, UserId);

impl WrongPasswords {
    /// Whether so many were wrong within an hour that no password is taken.
    pub(crate) fn are_too_many(&self, who: Who, most: u8, now: Duration) -> bool {
        if most == 0 {
            return false;
        }
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = all
            .get(&who)
            .map(|it| it.iter().filter(|it| is_new(it.1, now)).count());
        counted.is_some_and(|it| it >= usize::from(most))
    }

    /// Takes in a wrong one; a call that is planned again counts once.
    pub(crate) fn note(&self, who: Who, call: RequestId, now: Duration) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, calls| calls.iter().any(|it| is_new(it.1, now)));
        let calls = all.entry(who).or_default();
        calls.retain(|it| is_new(it.1, now));
        let is_full = calls.len() >= usize::from(PasswordPolicy::MOST_ATTEMPTS);
        if !is_full && !calls.iter().any(|it| it.0 == call) {
            calls.push((call, now));
        }
    }

    /// Forgets them: the right one was given.
    pub(crate) fn forget(&self, who: Who) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.remove(&who);
    }
}

fn is_new(at: Duration, now: Duration) -> bool {
    now.saturating_sub(at) < HOUR
}

const HOUR: Duration = Duration::from_secs(3_600);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::account;

    #[test]
    fn as_many_as_there_may_be_within_an_hour_lock_until_the_first_is_an_hour_old() {
        let wrong = WrongPasswords::default();
        let (who, other) = (
            (account(1), UserId::from_random(1)),
            (account(1), UserId::from_random(2)),
        );
        let at = Duration::from_secs;
        let call = |number| RequestId::from_random(number);
        wrong.note(who, call(1), at(0));
        wrong.note(who, call(1), at(0));
        wrong.note(who, call(2), at(600));
        for (most, now, locked) in [
            (0, 700, false),
            (1, 700, true),
            (2, 700, true),
            (3, 700, false),
            (2, 3_599, true),
            (2, 3_600, false),
            (1, 3_600, true),
            (1, 4_200, false),
        ] {
            assert_eq!(
                wrong.are_too_many(who, most, at(now)),
                locked,
                "{most} {now}"
            );
            assert!(!wrong.are_too_many(other, most, at(now)));
        }
        wrong.forget(who);
        assert!(!wrong.are_too_many(who, 1, at(700)));
    }
}
