//! Two processes write what together would break an invariant; every order of their commits is explored.
//!
//! Which calls race is not listed: each call of `calls.rs` is made alone, and any two that write one key, of a guard
//! or of an object, are run against each other in all orders. However they fall, the answers and the estate are
//! those of one call after the other. Then the same orders are run over a store that does not look at guard keys:
//! each key of `guard_key.rs`, and each action that bumps it, must be missed by somebody.

#[path = "../support/mod.rs"]
mod support;

mod calls;
mod explore;
mod furnish;
mod gate;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock};

use control::GuardKey;
use openapi::Status;
use secgroup::Profile;
use store::Trouble;

use calls::{CALLS, ENDS, LATER, NEEDLESS, PRODUCTS, READS};
use explore::{Outcome, Pair, Step};
use furnish::furnished;
use gate::Commit;
use support::consistency::broken;
use support::simulation::{Simulation, Turn};

fn calls() -> Vec<&'static str> {
    CALLS.lines().filter(|line| !line.is_empty()).collect()
}

/// The action of a call.
fn action(call: &str) -> &str {
    call.split(' ').next().expect("a call names an operation")
}

/// The keys that each call writes when it is alone.
fn written() -> &'static BTreeMap<&'static str, BTreeSet<String>> {
    static WRITTEN: OnceLock<BTreeMap<&str, BTreeSet<String>>> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let written = Mutex::new(BTreeMap::new());
        for_each_at_once(&calls(), |call| {
            let outcome = Pair::new(furnished(), [call, call]).alone();
            assert!(outcome.won(0), "{call}: {:?}", outcome.answers[0]);
            assert!(outcome.broken.is_empty(), "{call}: {:?}", outcome.broken);
            let mut keys = outcome.written;
            keys.retain(|key| !key.starts_with("audit/"));
            assert!(!keys.is_empty(), "{call} writes nothing");
            written.lock().expect("no other failed").insert(*call, keys);
        });
        written.into_inner().expect("no other failed")
    })
}

/// The kind of a guard key.
fn kind(key: &str) -> Option<&str> {
    key.strip_prefix("guard/")?.split('/').next()
}

/// Any two calls that write a key both, with the kinds of the guard keys among those.
fn pairs() -> Vec<([&'static str; 2], BTreeSet<&'static str>)> {
    let written = written();
    let mut pairs = Vec::new();
    for (index, first) in calls().into_iter().enumerate() {
        for second in calls().into_iter().skip(index) {
            let shared: Vec<&String> = written[first].intersection(&written[second]).collect();
            let counts = |key: &&String| {
                let is_object = ["estate/", "identity/"]
                    .iter()
                    .any(|it| key.starts_with(it));
                is_object || kind(key).is_some()
            };
            if shared.iter().any(counts) {
                let kinds = shared.iter().filter_map(|key| kind(key)).collect();
                pairs.push(([first, second], kinds));
            }
        }
    }
    pairs
}

/// Does the same for each, on all processors.
fn for_each_at_once<T: Sync>(all: &[T], work: impl Fn(&T) + Sync) {
    let next = AtomicUsize::new(0);
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
                    work(one);
                }
            });
        }
    });
}

/// What is wrong with the orders of a pair: each is to end as if one call had come after the other.
fn wrong(outcomes: &[Outcome]) -> Vec<String> {
    let serial: Vec<&Outcome> = outcomes
        .iter()
        .filter(|it| it.is_serial() && !it.crashed())
        .collect();
    assert!(serial.len() >= 2, "each call was the first one once");
    let mut wrong = Vec::new();
    for outcome in outcomes {
        let is_right = if outcome.crashed() {
            // What was answered is there, and the other call either is or is not.
            let all_done = serial.iter().any(|it| it.estate == outcome.estate);
            let one_done = serial
                .iter()
                .any(|it| it.half_way.as_ref() == Some(&outcome.estate));
            match (outcome.won(0), outcome.won(1)) {
                (true, true) => all_done,
                (false, false) => true,
                _ => all_done || one_done,
            }
        } else {
            let same =
                |it: &&Outcome| (&it.answers, &it.estate) == (&outcome.answers, &outcome.estate);
            serial.iter().any(same)
        };
        if !outcome.broken.is_empty() {
            wrong.push(format!("{:?}: {:?}", outcome.steps, outcome.broken));
        } else if !is_right {
            let lines: BTreeSet<&str> = serial.iter().flat_map(|it| it.estate.lines()).collect();
            let other = outcome.estate.lines().find(|line| !lines.contains(line));
            wrong.push(format!(
                "{:?}: {:?}: {other:?}",
                outcome.steps, outcome.answers
            ));
        }
    }
    wrong
}

fn explored(pair: &Pair<'_>, ignored: &'static str, troubles: &[Commit]) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    pair.explore(ignored, troubles, |outcome| {
        outcomes.push(outcome);
        true
    });
    outcomes
}

#[test]
fn every_action_that_writes_is_among_the_calls() {
    let missing: Vec<String> = control::operations()
        .into_iter()
        .filter(|it| it.status == Status::Done)
        .filter(|it| {
            !["Describe", "List", "Get"]
                .iter()
                .any(|word| it.name.starts_with(word))
        })
        .filter(|it| PRODUCTS.contains(&it.product) && !READS.contains(&it.name))
        .map(|it| it.to_string())
        .filter(|it| !calls().iter().any(|call| action(call) == it))
        .collect();
    assert!(missing.is_empty(), "calls.rs has no call of {missing:?}");
    let used: BTreeSet<&str> = written()
        .values()
        .flatten()
        .filter_map(|key| kind(key))
        .collect();
    let unused: Vec<_> = GuardKey::KINDS
        .into_iter()
        .filter(|kind| !used.contains(kind) && !LATER.contains(kind))
        .collect();
    assert!(unused.is_empty(), "no call bumps {unused:?}");
}

#[test]
fn any_two_calls_end_as_if_one_came_after_the_other_in_every_order() {
    let (orders, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let pairs = pairs();
    for_each_at_once(&pairs, |(calls, _)| {
        let outcomes = explored(&Pair::new(furnished(), *calls), "", &[]);
        orders.fetch_add(outcomes.len(), Ordering::Relaxed);
        let wrong = wrong(&outcomes);
        if !wrong.is_empty() {
            failed
                .lock()
                .expect("no other failed")
                .push((*calls, wrong));
        }
    });
    let failed = failed.into_inner().expect("no other failed");
    assert!(failed.is_empty(), "{} pairs: {failed:#?}", failed.len());
    println!("{} pairs in {} orders", pairs.len(), orders.into_inner());
}

/// The pairs that break something when nobody looks at guard keys: those whose invariant spans objects.
fn conflicting() -> &'static [([&'static str; 2], BTreeSet<&'static str>)] {
    static CONFLICTING: OnceLock<Vec<([&str; 2], BTreeSet<&str>)>> = OnceLock::new();
    CONFLICTING.get_or_init(|| {
        let found = Mutex::new(Vec::new());
        for_each_at_once(&pairs(), |(calls, kinds)| {
            if !kinds.is_empty() && breaks(*calls, "guard/") {
                let mut found = found.lock().expect("no other failed");
                found.push((*calls, kinds.clone()));
            }
        });
        found.into_inner().expect("no other failed")
    })
}

/// Whether some order of two calls ends as no order without the other may, over a store that does not look at
/// guards on keys that begin so.
fn breaks(calls: [&str; 2], ignored: &'static str) -> bool {
    !wrong(&explored(&Pair::new(furnished(), calls), ignored, &[])).is_empty()
}

#[test]
fn each_guard_key_is_missed_by_each_action_that_bumps_it() {
    let ignoring: BTreeMap<&str, &'static str> = GuardKey::KINDS
        .iter()
        .map(|kind| (*kind, &*format!("guard/{kind}/").leak()))
        .collect();
    let missed = Mutex::new(BTreeSet::new());
    for_each_at_once(conflicting(), |(calls, kinds)| {
        for kind in kinds {
            // Where two keys stand in the way, either is enough.
            if kinds.len() == 1 || breaks(*calls, ignoring[kind]) {
                let mut missed = missed.lock().expect("no other failed");
                missed.extend(calls.iter().map(|call| (*kind, action(call))));
            }
        }
    });
    let missed = missed.into_inner().expect("no other failed");
    let bumps = |call: &'static str, keys: &'static BTreeSet<String>| {
        let kinds = keys.iter().filter_map(|key| kind(key));
        kinds.map(move |kind| (kind, action(call)))
    };
    let bumped: BTreeSet<_> = written()
        .iter()
        .flat_map(|(call, keys)| bumps(call, keys))
        .collect();
    let needless = bumped.difference(&missed).copied();
    let needless: BTreeSet<_> = needless.filter(|it| !LATER.contains(&it.0)).collect();
    let known: BTreeSet<_> = NEEDLESS
        .iter()
        .map(|(kind, action, _)| (*kind, *action))
        .collect();
    assert_eq!(
        needless, known,
        "bumps that no pair of calls misses, and those known"
    );
    for kind in GuardKey::KINDS
        .into_iter()
        .filter(|kind| !LATER.contains(kind))
    {
        assert!(
            missed.iter().any(|it| it.0 == kind),
            "{kind} is in nobody's way"
        );
    }
    println!("{} pairs break without guard keys", conflicting().len());
}

/// When a call began does not matter: once the end of its permit is answered, it does not commit any more. Over a store
/// that does not look at the guards on what permits rest on, it does.
#[test]
fn a_call_does_not_commit_after_what_took_its_permit_away() {
    let ends: Vec<&str> = ENDS.lines().filter(|line| !line.is_empty()).collect();
    for_each_at_once(&ends, |line| {
        let (call, end) = line.split_once(" / ").expect("a call and its end");
        let pair = Pair::new(furnished(), [call, end]);
        let outcomes = explored(&pair, "", &[]);
        let overtaken = outcomes.iter().filter(|it| comes_late(it));
        let won: Vec<_> = overtaken.clone().filter(|it| it.won(0)).collect();
        assert!(overtaken.count() > 0, "{line}: the call never came late");
        assert!(won.is_empty(), "{line}: {:?}", won[0].steps);
        assert!(
            outcomes.iter().all(|it| it.won(1)),
            "{line}: its end is taken"
        );
        assert!(
            outcomes.iter().any(|it| it.won(0)),
            "{line}: it is permitted at first"
        );
        let is_missed = ["identity/", "estate/"].iter().any(|ignored| {
            let outcomes = explored(&pair, ignored, &[]);
            outcomes.iter().any(|it| comes_late(it) && it.won(0))
        });
        assert!(is_missed, "{line}: nothing is guarded");
    });
}

/// Whether the second call had committed when the first one, begun before, did for the last time.
fn comes_late(outcome: &Outcome) -> bool {
    let last = |number: usize| {
        let is_commit = |step: &Step| matches!(step, Step::Commit(it, _) if *it == number);
        outcome.steps.iter().rposition(is_commit)
    };
    last(1) < last(0)
}

/// The same where one commit of an order is refused out of nowhere, loses its reply, or is where the store goes down.
#[test]
fn an_order_in_which_the_store_makes_trouble_ends_the_same_way() {
    let (orders, failed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    for_each_at_once(conflicting(), |(calls, _)| {
        let outcomes = explored(&Pair::new(furnished(), *calls), "", &Commit::TROUBLE);
        orders.fetch_add(outcomes.len(), Ordering::Relaxed);
        let wrong = wrong(&outcomes);
        if !wrong.is_empty() {
            failed
                .lock()
                .expect("no other failed")
                .push((*calls, wrong));
        }
    });
    let failed = failed.into_inner().expect("no other failed");
    assert!(failed.is_empty(), "{} pairs: {failed:#?}", failed.len());
    println!(
        "{} pairs in {} orders",
        conflicting().len(),
        orders.into_inner()
    );
}

/// Three processes make any calls at random, replies get lost and conflicts come out of nowhere: the estate is whole
/// after each round, and most of what is asked for is done at some time.
#[test]
fn histories_of_many_writers_leave_the_estate_whole() {
    let (furnished, calls) = (furnished(), calls());
    let trouble = Trouble {
        conflicts: 100,
        lost_replies: 100,
        max_pauses: 4,
        ..Trouble::default()
    };
    let entries = furnished.entries_for(&[]);
    let mut done = BTreeSet::new();
    for seed in 0..40 {
        let mut simulation = Simulation::of(&entries, seed, 3);
        simulation.store.set_trouble(trouble);
        for round in 0..4 {
            // Numbers that are far apart for neighbouring seeds, from the golden ratio.
            let pick = |turn: u64| {
                let mixed = (seed * 64 + round * 8 + turn + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
                calls[(mixed >> 32) as usize % calls.len()]
            };
            let picked: Vec<&str> = (0..6).map(pick).collect();
            let turns = picked.iter().enumerate().map(|(turn, text)| {
                let call = furnished.call(text);
                Turn {
                    process: turn % 3,
                    credentials: &furnished.accounts[call.who],
                    operation: call.operation,
                    params: call.params,
                }
            });
            let answers = simulation.play(seed * 4 + round, turns.collect());
            simulation.store.set_trouble(Trouble::default());
            let broken = broken(&stored(&simulation), Profile::Guide.limits());
            assert!(
                broken.is_empty(),
                "seed {seed}, round {round}, {picked:?}: {broken:?}"
            );
            simulation.store.set_trouble(trouble);
            for (call, answer) in picked.iter().zip(answers) {
                assert!(answer.status < 500, "seed {seed}, {call}: {}", answer.json);
                if answer.status == 200 {
                    done.insert(*call);
                }
            }
        }
    }
    assert!(
        done.len() >= calls.len() * 3 / 4,
        "only {} of {} were ever done",
        done.len(),
        calls.len()
    );
}

/// What the store holds, as a process that opens it anew reads it.
fn stored(simulation: &Simulation) -> estate::Snapshot {
    let store = Arc::clone(&simulation.store);
    let clock = Arc::new(support::TestClock::new());
    support::simulation::run(support::open(store, clock, 9))
        .0
        .snapshot()
}
