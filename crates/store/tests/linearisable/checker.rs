//! Whether what many clients saw of one register could have happened one call at a time.
//!
//! Each call must seem to happen at one moment between its beginning and its end. The search is that of Wing
//! and Gong, with Lowe's memory of what was tried: which calls were placed, and the state they led to.

use std::collections::HashSet;

/// One call on a register that knows when it was written last.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Call {
    /// When it began and when it was answered, on one clock for all.
    pub(crate) began: u64,
    pub(crate) ended: u64,
    pub(crate) seen: Seen,
}

/// What was asked and what was answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Seen {
    /// The value, and when it was written; `None` when there is none.
    Read(Option<(u64, u64)>),
    /// Written, and when. With a guard: the register was written last at that moment, 0 for never.
    Written {
        guard: Option<u64>,
        value: Option<u64>,
        revision: u64,
    },
    /// The guard did not hold.
    Conflict { guard: u64 },
}

/// What the register holds: its value, when that was written, and the last moment of all.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
struct State {
    value: Option<(u64, u64)>,
    latest: u64,
}

impl State {
    fn written(self) -> u64 {
        self.value.map_or(0, |(_, revision)| revision)
    }

    /// The state after a call, if the call could have been answered so in this one.
    fn after(self, seen: Seen) -> Option<Self> {
        match seen {
            Seen::Read(value) => (value == self.value).then_some(self),
            Seen::Conflict { guard } => (guard != self.written()).then_some(self),
            Seen::Written {
                guard,
                value,
                revision,
            } => {
                let holds = guard.is_none_or(|guard| guard == self.written());
                (holds && revision > self.latest).then_some(Self {
                    value: value.map(|value| (value, revision)),
                    latest: revision,
                })
            }
        }
    }
}

/// Whether the calls fit some order in which each takes effect between its beginning and its end.
pub(crate) fn is_linearisable(calls: &[Call]) -> bool {
    let mut calls = calls.to_vec();
    calls.sort_by_key(|call| call.began);
    let mut placed = vec![false; calls.len()];
    let mut tried: HashSet<(Vec<u64>, State)> = HashSet::new();
    let mut state = State::default();
    // The calls placed so far, with the state before each.
    let mut path: Vec<(usize, State)> = Vec::new();
    let mut from = 0;
    loop {
        if path.len() == calls.len() {
            return true;
        }
        // A call may come next if no other one that is left ended before it began.
        let left = || (0..calls.len()).filter(|index| !placed[*index]);
        let first_end = left()
            .map(|index| calls[index].ended)
            .min()
            .unwrap_or(u64::MAX);
        let next = left()
            .skip_while(|index| *index < from)
            .take_while(|index| calls[*index].began <= first_end)
            .find_map(|index| Some((index, state.after(calls[index].seen)?)));
        match next {
            Some((index, after)) => {
                placed[index] = true;
                if tried.insert((bits(&placed), after)) {
                    path.push((index, state));
                    state = after;
                    from = 0;
                } else {
                    placed[index] = false;
                    from = index + 1;
                }
            }
            None => match path.pop() {
                Some((index, before)) => {
                    placed[index] = false;
                    state = before;
                    from = index + 1;
                }
                None => return false,
            },
        }
    }
}

fn bits(placed: &[bool]) -> Vec<u64> {
    let word = |bits: &[bool]| bits.iter().fold(0, |word, bit| word << 1 | u64::from(*bit));
    placed.chunks(64).map(word).collect()
}

/// What the checker must find: it is only worth as much as the histories it refuses.
#[test]
fn the_checker_tells_histories_that_can_have_happened_from_those_that_cannot() {
    let call = |began, ended, seen| Call { began, ended, seen };
    let write = |guard, value, revision| Seen::Written {
        guard,
        value: Some(value),
        revision,
    };
    let read = |value, revision| Seen::Read(Some((value, revision)));
    for (behaviour, calls, expected) in [
        ("nothing happened", vec![], true),
        (
            "a write, then a read of it",
            vec![call(1, 2, write(None, 7, 1)), call(3, 4, read(7, 1))],
            true,
        ),
        (
            "a read that came too late",
            vec![call(1, 2, write(None, 7, 1)), call(3, 4, Seen::Read(None))],
            false,
        ),
        (
            "a read beside a write sees it",
            vec![call(1, 9, write(None, 7, 1)), call(2, 3, read(7, 1))],
            true,
        ),
        (
            "or does not",
            vec![call(1, 9, write(None, 7, 1)), call(2, 3, Seen::Read(None))],
            true,
        ),
        (
            "seen, and then not any more",
            vec![
                call(1, 9, write(None, 7, 1)),
                call(2, 3, read(7, 1)),
                call(4, 5, Seen::Read(None)),
            ],
            false,
        ),
        (
            "two that compared with the same",
            vec![
                call(1, 9, write(Some(0), 7, 1)),
                call(1, 9, write(Some(0), 8, 2)),
            ],
            false,
        ),
        (
            "one of two that compared with the same",
            vec![
                call(1, 9, write(Some(0), 7, 1)),
                call(1, 9, Seen::Conflict { guard: 0 }),
            ],
            true,
        ),
        (
            "a conflict with nobody",
            vec![call(1, 9, Seen::Conflict { guard: 0 })],
            false,
        ),
        (
            "a conflict before the other began",
            vec![
                call(1, 2, Seen::Conflict { guard: 0 }),
                call(3, 4, write(Some(0), 7, 1)),
            ],
            false,
        ),
        (
            "a value that nobody wrote",
            vec![call(1, 2, write(None, 7, 1)), call(3, 4, read(8, 1))],
            false,
        ),
        (
            "an order against the clock",
            vec![call(1, 2, write(None, 7, 2)), call(3, 4, write(None, 8, 1))],
            false,
        ),
        (
            "a lost update",
            vec![
                call(1, 2, write(None, 1, 1)),
                call(3, 8, write(Some(1), 2, 2)),
                call(3, 8, write(Some(1), 3, 3)),
            ],
            false,
        ),
        (
            "a deletion, and a beginning anew",
            vec![
                call(1, 2, write(Some(0), 1, 1)),
                call(
                    3,
                    4,
                    Seen::Written {
                        guard: Some(1),
                        value: None,
                        revision: 2,
                    },
                ),
                call(5, 6, write(Some(0), 2, 3)),
                call(7, 8, read(2, 3)),
            ],
            true,
        ),
    ] {
        assert_eq!(is_linearisable(&calls), expected, "{behaviour}");
    }
}
