//! What every engine must do, run against each.

use std::sync::Arc;

use store::{
    BoxFuture, Guard, Op, Page, ReadError, Revision, SimStore, SqliteStore, Store, TransactError,
    Transaction,
};

/// One module per engine, with every sentence of the suite as a test.
macro_rules! engines {
    ($($engine:ident = $open:expr => $sentences:tt)*) => {$(
        mod $engine {
            engines!(@tests $open, $sentences);
        }
    )*};
    (@tests $open:expr, [$($sentence:ident)*]) => {$(
        #[test]
        fn $sentence() {
            let (store, _kept_until_the_end) = $open(stringify!($sentence));
            super::wait(super::$sentence(store));
        }
    )*};
}

/// Passes the list of sentences to every engine.
macro_rules! suite {
    ($($sentence:ident)*) => {
        engines! {
            sqlite = super::sqlite => [$($sentence)*]
            simulated = super::simulated => [$($sentence)*]
        }
    };
}

suite! {
    revisions_grow_by_one_with_every_transaction
    a_guard_that_does_not_hold_changes_nothing
    guards_know_absence_and_the_last_writing
    a_transaction_without_operations_only_checks
    a_key_has_one_operation_in_a_transaction
    a_transaction_above_the_limits_is_refused
    deleting_what_is_not_there_is_a_transaction_like_others
    a_key_that_comes_back_has_a_new_beginning
    pages_are_in_key_order_and_end_with_the_prefix
    a_watch_tells_every_change_in_order_from_any_revision
    a_watch_wakes_up_when_something_comes
    two_watches_do_not_disturb_each_other
    a_watch_that_fell_behind_reads_on_from_the_log
    what_was_compacted_cannot_be_watched_and_stays_readable
    compaction_never_reaches_beyond_now
    a_barrier_includes_everything_answered_before
    concurrent_raises_of_a_counter_are_all_counted
    the_changes_told_build_what_pages_show
}

type Opened = (Arc<dyn Store>, Box<dyn Send>);

fn sqlite(name: &str) -> Opened {
    struct Scratch(std::path::PathBuf);
    impl Drop for Scratch {
        fn drop(&mut self) {
            drop(std::fs::remove_dir_all(&self.0));
        }
    }
    let path = std::env::temp_dir().join(format!("kanmon-suite-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&path).expect("the temporary directory can be written");
    let store = SqliteStore::open(path.join("store.db")).expect("the file is new");
    (Arc::new(store), Box::new(Scratch(path)))
}

fn simulated(_: &str) -> Opened {
    (Arc::new(SimStore::new(1)), Box::new(()))
}

fn wait<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .build();
    runtime.expect("a runtime of its own").block_on(future)
}

fn put(key: &str, value: &str) -> Op {
    Op::Put {
        key: key.into(),
        value: value.into(),
    }
}

fn delete(key: &str) -> Op {
    Op::Delete { key: key.into() }
}

fn absent(key: &str) -> Guard {
    Guard::Absent { key: key.into() }
}

fn unchanged(key: &str, mod_revision: Revision) -> Guard {
    Guard::Unchanged {
        key: key.into(),
        mod_revision,
    }
}

async fn write(store: &dyn Store, ops: Vec<Op>) -> Revision {
    store
        .transact(Transaction {
            guards: Vec::new(),
            ops,
        })
        .await
        .expect("nothing is guarded")
}

/// Keys, values, and when they came and were written last, of everything.
fn all(store: &dyn Store) -> Vec<(String, String, Revision, Revision)> {
    let page = store
        .page("", None, usize::MAX)
        .expect("the store can be read");
    let text = |value: Vec<u8>| String::from_utf8(value).expect("the suite writes text");
    let of = |it: store::Entry| (it.key, text(it.value), it.create_revision, it.mod_revision);
    page.entries.into_iter().map(of).collect()
}

async fn revisions_grow_by_one_with_every_transaction(store: Arc<dyn Store>) {
    assert_eq!(store.page("", None, 1).expect("readable").revision, 0);
    assert!(!store.id().is_empty());
    for expected in 1..=5 {
        assert_eq!(
            write(&*store, vec![put("a", "x"), put("b", "y")]).await,
            expected
        );
    }
    assert_eq!(store.page("", None, 1).expect("readable").revision, 5);
    assert_eq!(
        all(&*store),
        [
            ("a".into(), "x".into(), 1, 5),
            ("b".into(), "y".into(), 1, 5)
        ],
        "both of one transaction have its revision"
    );
}

async fn a_guard_that_does_not_hold_changes_nothing(store: Arc<dyn Store>) {
    write(&*store, vec![put("a", "1")]).await;
    let before = all(&*store);
    let guards = vec![
        unchanged("a", 1),
        absent("c"),
        unchanged("b", 1),
        absent("a"),
    ];
    let refused = store
        .transact(Transaction {
            guards,
            ops: vec![put("c", "1")],
        })
        .await;
    let conflict = TransactError::Conflict {
        key: "b".into(),
        revision: 1,
    };
    assert_eq!(
        refused,
        Err(conflict),
        "the first that does not hold is named"
    );
    assert_eq!(all(&*store), before);
    assert_eq!(
        write(&*store, vec![put("d", "1")]).await,
        2,
        "no revision was used up"
    );
}

async fn guards_know_absence_and_the_last_writing(store: Arc<dyn Store>) {
    write(&*store, vec![put("a", "1")]).await;
    write(&*store, vec![put("a", "2"), put("gone", "1")]).await;
    write(&*store, vec![delete("gone")]).await;
    for (behaviour, guard, holds) in [
        ("absent, and it is", absent("b"), true),
        ("absent, and it is not", absent("a"), false),
        ("absent again after it was deleted", absent("gone"), true),
        ("unchanged since its last writing", unchanged("a", 2), true),
        ("unchanged since an earlier one", unchanged("a", 1), false),
        ("unchanged since a later one", unchanged("a", 3), false),
        ("0 is absence", unchanged("b", 0), true),
        ("0 of what is there", unchanged("a", 0), false),
        ("0 of what was deleted", unchanged("gone", 0), true),
        ("the revision of its deletion", unchanged("gone", 3), false),
    ] {
        let outcome = store
            .transact(Transaction {
                guards: vec![guard],
                ops: Vec::new(),
            })
            .await;
        assert_eq!(outcome.is_ok(), holds, "{behaviour}");
    }
}

async fn a_transaction_without_operations_only_checks(store: Arc<dyn Store>) {
    write(&*store, vec![put("a", "1")]).await;
    let guards = vec![unchanged("a", 1)];
    assert_eq!(
        store
            .transact(Transaction {
                guards,
                ops: Vec::new()
            })
            .await,
        Ok(1)
    );
    assert_eq!(write(&*store, vec![put("a", "2")]).await, 2);
}

async fn a_key_has_one_operation_in_a_transaction(store: Arc<dyn Store>) {
    let ops = vec![put("a", "1"), put("b", "1"), delete("a")];
    let refused = store
        .transact(Transaction {
            guards: Vec::new(),
            ops,
        })
        .await;
    assert_eq!(
        refused,
        Err(TransactError::DuplicateKey { key: "a".into() })
    );
    assert_eq!(all(&*store), []);
}

async fn a_transaction_above_the_limits_is_refused(store: Arc<dyn Store>) {
    let limits = store.limits();
    let many = |count| {
        (0..count)
            .map(|number: usize| put(&number.to_string(), ""))
            .collect()
    };
    let large = |bytes| {
        vec![Op::Put {
            key: "key".into(),
            value: vec![b'x'; bytes - 3],
        }]
    };
    for (behaviour, ops, fits) in [
        ("as many operations as allowed", many(limits.max_ops), true),
        ("one more", many(limits.max_ops + 1), false),
        ("as many bytes as allowed", large(limits.max_bytes), true),
        ("one more byte", large(limits.max_bytes + 1), false),
    ] {
        match store
            .transact(Transaction {
                guards: Vec::new(),
                ops,
            })
            .await
        {
            Ok(_) => assert!(fits, "{behaviour}"),
            Err(error) => assert!(
                !fits && error == TransactError::TooLarge,
                "{behaviour}: {error}"
            ),
        }
    }
}

async fn deleting_what_is_not_there_is_a_transaction_like_others(store: Arc<dyn Store>) {
    assert_eq!(write(&*store, vec![delete("a")]).await, 1);
    let told = store
        .watch(0)
        .expect("nothing is compacted")
        .next()
        .await
        .expect("one is there");
    assert_eq!((told.revision, told.ops), (1, vec![delete("a")]));
}

async fn a_key_that_comes_back_has_a_new_beginning(store: Arc<dyn Store>) {
    write(&*store, vec![put("a", "1")]).await;
    write(&*store, vec![put("a", "2")]).await;
    assert_eq!(all(&*store), [("a".into(), "2".into(), 1, 2)]);
    write(&*store, vec![delete("a")]).await;
    assert_eq!(all(&*store), []);
    write(&*store, vec![put("a", "3")]).await;
    assert_eq!(all(&*store), [("a".into(), "3".into(), 4, 4)]);
}

async fn pages_are_in_key_order_and_end_with_the_prefix(store: Arc<dyn Store>) {
    let keys = [
        "a",
        "b/",
        "b/1",
        "b/10",
        "b/2",
        "b/ä",
        "b/\u{10ffff}",
        "b0",
        "c",
    ];
    write(&*store, keys.iter().rev().map(|key| put(key, "")).collect()).await;
    for (prefix, after, limit, expected, has_more) in [
        ("", None, 99, keys.as_slice(), false),
        ("b/", None, 99, &keys[1..7], false),
        ("b/", None, 6, &keys[1..7], false),
        ("b/", None, 5, &keys[1..6], true),
        ("b/", Some("b/1"), 2, &keys[3..5], true),
        ("b/", Some("b/15"), 99, &keys[4..7], false),
        ("b/", Some("b/\u{10ffff}"), 9, &[], false),
        ("b/", Some("a"), 1, &keys[1..2], true),
        ("b/", Some("c"), 9, &[], false),
        ("b/1", None, 99, &keys[2..4], false),
        ("x", None, 9, &[], false),
        ("b/", None, 0, &[], true),
    ] {
        let page: Page = store.page(prefix, after, limit).expect("readable");
        let found: Vec<&str> = page
            .entries
            .iter()
            .map(|entry| entry.key.as_str())
            .collect();
        assert_eq!(found, expected, "{prefix} after {after:?}, at most {limit}");
        assert_eq!(
            page.has_more, has_more,
            "{prefix} after {after:?}, at most {limit}"
        );
        assert_eq!(page.revision, 1);
    }
    for (prefix, before, limit, expected, has_more) in [
        ("", "~", 99, &keys[..], false),
        ("b/", "b0", 99, &keys[1..7], false),
        ("b/", "c", 6, &keys[1..7], false),
        ("b/", "c", 5, &keys[2..7], true),
        ("b/", "b/2", 2, &keys[2..4], true),
        ("b/", "b/", 9, &[], false),
        ("x", "y", 9, &[], false),
    ] {
        let page = store.page_back(prefix, before, limit).expect("readable");
        let found: Vec<&str> = page
            .entries
            .iter()
            .rev()
            .map(|it| it.key.as_str())
            .collect();
        assert_eq!(found, expected, "{prefix} before {before}, {limit}");
        assert_eq!(page.has_more, has_more, "{prefix} before {before}, {limit}");
    }
}

async fn a_watch_tells_every_change_in_order_from_any_revision(store: Arc<dyn Store>) {
    for number in 1..=20 {
        write(&*store, vec![put("a", &number.to_string()), delete("b")]).await;
    }
    for after in [0, 1, 7, 19] {
        let mut watch = store.watch(after).expect("nothing is compacted");
        for expected in after + 1..=20 {
            let batch = watch.next().await.expect("it is there");
            assert_eq!(batch.revision, expected);
            assert_eq!(batch.ops, [put("a", &expected.to_string()), delete("b")]);
        }
    }
}

async fn a_watch_wakes_up_when_something_comes(store: Arc<dyn Store>) {
    let mut watch = store.watch(0).expect("nothing is compacted");
    let waiting = tokio::spawn(async move { watch.next().await });
    write(&*store, vec![put("a", "1")]).await;
    let batch = waiting
        .await
        .expect("the task ends")
        .expect("the store is up");
    assert_eq!((batch.revision, batch.ops), (1, vec![put("a", "1")]));
}

async fn two_watches_do_not_disturb_each_other(store: Arc<dyn Store>) {
    let mut first = store.watch(0).expect("nothing is compacted");
    let mut second = store.watch(0).expect("nothing is compacted");
    write(&*store, vec![put("a", "1")]).await;
    assert_eq!(first.next().await.expect("up").revision, 1);
    write(&*store, vec![put("a", "2")]).await;
    assert_eq!(first.next().await.expect("up").revision, 2);
    assert_eq!(second.next().await.expect("up").revision, 1);
    drop(first);
    assert_eq!(second.next().await.expect("up").revision, 2);
}

async fn a_watch_that_fell_behind_reads_on_from_the_log(store: Arc<dyn Store>) {
    // More than any engine keeps in memory.
    let mut watch = store.watch(0).expect("nothing is compacted");
    let count = 6_000;
    let writes: Vec<_> = (0..count)
        .map(|_| write(&*store, vec![put("a", "x")]))
        .collect();
    for write in writes {
        write.await;
    }
    for expected in 1..=count {
        assert_eq!(
            watch.next().await.expect("the log has it").revision,
            expected
        );
    }
}

async fn what_was_compacted_cannot_be_watched_and_stays_readable(store: Arc<dyn Store>) {
    let mut late = store.watch(0).expect("nothing is compacted");
    for number in 1..=10 {
        write(&*store, vec![put(&format!("{number:02}"), "x")]).await;
    }
    store.compact(6).expect("the store is up");
    let compacted = Some(ReadError::Compacted { oldest: 6 });
    assert_eq!(store.watch(0).err(), compacted);
    assert_eq!(store.watch(5).err(), compacted);
    assert_eq!(
        late.next().await.err(),
        compacted,
        "a watch that was open is told as well"
    );
    let mut watch = store.watch(6).expect("everything after 6 is kept");
    assert_eq!(watch.next().await.expect("up").revision, 7);
    assert_eq!(all(&*store).len(), 10);
    store.compact(3).expect("an earlier one changes nothing");
    assert_eq!(store.watch(5).err(), compacted);
}

async fn compaction_never_reaches_beyond_now(store: Arc<dyn Store>) {
    write(&*store, vec![put("a", "1")]).await;
    store.compact(99).expect("the store is up");
    let mut watch = store.watch(1).expect("now can always be watched");
    assert_eq!(write(&*store, vec![put("a", "2")]).await, 2);
    assert_eq!(watch.next().await.expect("up").revision, 2);
}

async fn a_barrier_includes_everything_answered_before(store: Arc<dyn Store>) {
    assert_eq!(store.barrier().await, Ok(0));
    for _ in 0..50 {
        let answered = write(&*store, vec![put("a", "1")]).await;
        let barrier = store.barrier().await.expect("the store is up");
        assert!(barrier >= answered);
        let mut watch = store.watch(answered - 1).expect("nothing is compacted");
        assert_eq!(
            watch.next().await.expect("a watch reaches it").revision,
            answered
        );
    }
}

async fn concurrent_raises_of_a_counter_are_all_counted(store: Arc<dyn Store>) {
    async fn raise(store: Arc<dyn Store>) -> u32 {
        let mut conflicts = 0;
        for _ in 0..50 {
            loop {
                let page = store.page("counter", None, 1).expect("readable");
                let (value, mod_revision) = page.entries.first().map_or((0, 0), |it| {
                    (
                        String::from_utf8_lossy(&it.value)
                            .parse::<u32>()
                            .unwrap_or(0),
                        it.mod_revision,
                    )
                });
                let guards = vec![unchanged("counter", mod_revision)];
                let ops = vec![put("counter", &(value + 1).to_string())];
                match store.transact(Transaction { guards, ops }).await {
                    Ok(_) => break,
                    Err(TransactError::Conflict { key, revision }) => {
                        assert_eq!(key, "counter");
                        assert!(revision >= mod_revision);
                        conflicts += 1;
                    }
                    Err(error) => panic!("{error}"),
                }
            }
        }
        conflicts
    }
    let raisers: Vec<_> = (0..8)
        .map(|_| tokio::spawn(raise(Arc::clone(&store))))
        .collect();
    for raiser in raisers {
        raiser.await.expect("no raiser gives up");
    }
    assert_eq!(all(&*store), [("counter".into(), "400".into(), 1, 400)]);
}

async fn the_changes_told_build_what_pages_show(store: Arc<dyn Store>) {
    let mut watch = store.watch(0).expect("nothing is compacted");
    let writer = |own: usize| -> BoxFuture<'static, ()> {
        let store = Arc::clone(&store);
        Box::pin(async move {
            for turn in 0..60 {
                let shared = format!("shared/{}", (own + turn) % 5);
                let own = format!("own/{own}/{}", turn % 7);
                let own = if turn % 3 == 2 {
                    delete(&own)
                } else {
                    put(&own, &turn.to_string())
                };
                write(&*store, vec![own, put(&shared, &turn.to_string())]).await;
            }
        })
    };
    let writers: Vec<_> = (0..6).map(|own| tokio::spawn(writer(own))).collect();
    let mut told = std::collections::BTreeMap::new();
    for revision in 1..=360 {
        let batch = watch.next().await.expect("the store is up");
        assert_eq!(batch.revision, revision);
        for op in batch.ops {
            match op {
                Op::Put { key, value } => {
                    let created = told.get(&key).map_or(revision, |(_, created, _)| *created);
                    told.insert(
                        key,
                        (String::from_utf8_lossy(&value).into(), created, revision),
                    );
                }
                Op::Delete { key } => drop(told.remove(&key)),
            }
        }
    }
    for writer in writers {
        writer.await.expect("no writer gives up");
    }
    let told: Vec<_> = told
        .into_iter()
        .map(|(key, (value, created, written)): (_, (String, _, _))| (key, value, created, written))
        .collect();
    assert_eq!(all(&*store), told);
}
