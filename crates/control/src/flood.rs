use std::sync::{Mutex, PoisonError};

use cloud_id::Timestamp;

/// Keeps strangers from filling the audit trail: so many refusals of unsigned or wrongly signed requests are
/// written one by one each second; the rest of that second is counted and written as one entry.
#[derive(Default)]
pub(crate) struct Flood {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    second: i64,
    count: u64,
    left_out: u64,
}

/// What becomes of the entry of a refusal.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Told {
    /// It is written. So many of an earlier second were not.
    Written {
        /// How many.
        left_out_before: u64,
    },
    /// It is counted only.
    Counted,
}

const EACH_SECOND: u64 = 1_000;

impl Flood {
    /// Counts a refusal.
    pub(crate) fn count(&self, now: Timestamp) -> Told {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.second != now.unix_secs {
            state.second = now.unix_secs;
            state.count = 0;
        }
        state.count += 1;
        if state.count > EACH_SECOND {
            state.left_out += 1;
            return Told::Counted;
        }
        Told::Written {
            left_out_before: std::mem::take(&mut state.left_out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_much_for_one_second_is_counted_and_told_in_the_next() {
        let flood = Flood::default();
        let at = Timestamp::from_unix_secs;
        for _ in 0..EACH_SECOND {
            assert_eq!(flood.count(at(1)), Told::Written { left_out_before: 0 });
        }
        for _ in 0..3 {
            assert_eq!(flood.count(at(1)), Told::Counted);
        }
        assert_eq!(flood.count(at(2)), Told::Written { left_out_before: 3 });
        assert_eq!(flood.count(at(2)), Told::Written { left_out_before: 0 });
    }
}
