use super::*;
use crate::Guard;

/// A counter that many raise by reading, guarding and writing.
async fn raise(store: &SimStore, times: u32) {
    for _ in 0..times {
        loop {
            let page = store.page("counter", None, 1).expect("no crash is planned");
            let (value, mod_revision) = page
                .entries
                .first()
                .map_or((0, 0), |it| (it.value[0], it.mod_revision));
            let transaction = Transaction {
                guards: vec![Guard::Unchanged {
                    key: "counter".into(),
                    mod_revision,
                }],
                ops: vec![Op::Put {
                    key: "counter".into(),
                    value: vec![value + 1],
                }],
            };
            match store.transact(transaction).await {
                Ok(_) => break,
                Err(TransactError::Conflict { .. }) => {}
                Err(error) => panic!("{error}"),
            }
        }
    }
}

#[test]
fn raising_a_guarded_counter_together_loses_no_raise_in_any_order() {
    for seed in 0..50 {
        let trouble = Trouble {
            conflicts: 200,
            max_pauses: 3,
            ..Trouble::default()
        };
        let store = SimStore::with_trouble(seed, trouble);
        let raisers: Vec<BoxFuture<'_, ()>> = (0..5)
            .map(|_| Box::pin(raise(&store, 8)) as BoxFuture<'_, ()>)
            .collect();
        interleave(seed, raisers);
        let page = store.page("", None, 9).expect("no crash is planned");
        assert_eq!(page.entries[0].value, [40], "seed {seed}");
        assert_eq!(page.revision, 40, "seed {seed}");
    }
}

#[test]
fn the_same_seed_makes_the_same_trouble() {
    let run = |seed| {
        let trouble = Trouble {
            conflicts: 300,
            lost_replies: 300,
            max_pauses: 4,
            crash: Some(Crash::After(30)),
        };
        let store = SimStore::with_trouble(seed, trouble);
        let put = |key: usize| -> BoxFuture<'_, Result<Revision, TransactError>> {
            let op = Op::Put {
                key: format!("{}", key % 7),
                value: Vec::new(),
            };
            store.transact(Transaction {
                guards: Vec::new(),
                ops: vec![op],
            })
        };
        interleave(seed, (0..40).map(put).collect())
    };
    assert_eq!(run(7), run(7));
    assert_ne!(run(7), run(8));
}

#[test]
fn an_unknown_outcome_is_sometimes_kept_and_sometimes_not() {
    let store = SimStore::with_trouble(
        1,
        Trouble {
            lost_replies: 1_000,
            ..Trouble::default()
        },
    );
    let put = |key: usize| -> BoxFuture<'_, Result<Revision, TransactError>> {
        let op = Op::Put {
            key: format!("{key:03}"),
            value: Vec::new(),
        };
        store.transact(Transaction {
            guards: Vec::new(),
            ops: vec![op],
        })
    };
    let outcomes = interleave(1, (0..100).map(put).collect());
    assert!(outcomes.iter().all(|it| *it == Err(TransactError::Unknown)));
    let kept = store
        .page("", None, 1_000)
        .expect("the store is up")
        .entries
        .len();
    assert!((20..=80).contains(&kept), "{kept} of 100 were kept");
}

#[test]
fn a_crash_point_decides_whether_its_transaction_is_kept() {
    for (crash, expected) in [(Crash::Before(2), 2), (Crash::After(2), 3)] {
        let store = SimStore::with_trouble(
            0,
            Trouble {
                crash: Some(crash),
                ..Trouble::default()
            },
        );
        let put = |key: u32| {
            let op = Op::Put {
                key: key.to_string(),
                value: Vec::new(),
            };
            interleave(
                0,
                vec![store.transact(Transaction {
                    guards: Vec::new(),
                    ops: vec![op],
                })],
            )
            .remove(0)
        };
        assert_eq!([put(0), put(1)], [Ok(1), Ok(2)]);
        assert_eq!(put(2), Err(TransactError::Unknown));
        assert!(matches!(put(3), Err(TransactError::Unavailable { .. })));
        assert!(matches!(
            store.page("", None, 9),
            Err(ReadError::Unavailable { .. })
        ));
        store.restart();
        assert_eq!(
            store.page("", None, 9).map(|page| page.revision),
            Ok(expected),
            "{crash:?}"
        );
        assert_eq!(put(4), Ok(expected + 1));
    }
}
