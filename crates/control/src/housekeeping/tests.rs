use store::SimStore;

use super::*;
use crate::audit::AuditEntry;
use crate::records::write;

fn put(key: String, value: Vec<u8>) -> Op {
    Op::Put { key, value }
}

fn keys(store: &SimStore) -> Vec<String> {
    let page = store.page("", None, 10_000).expect("readable");
    page.entries.into_iter().map(|entry| entry.key).collect()
}

#[tokio::test]
async fn what_is_over_is_forgotten_and_what_is_not_stays() {
    let store = SimStore::new(1);
    let now = Timestamp::from_unix_secs(1_795_507_200);
    let day = 86_400;
    let token =
        |until: i64| write(&serde_json::json!({"parameters": "", "answer": [], "until": until}));
    let audit = |secs: i64| {
        let request = cloud_id::RequestId::from_random(7);
        key::of_audit(Timestamp::from_unix_secs(now.unix_secs - secs), request)
    };
    let mut ops = vec![
        put("token/over".to_owned(), token(now.unix_secs)),
        put("token/not".to_owned(), token(now.unix_secs + 1)),
        put(
            "token/of-a-year-ahead".to_owned(),
            token(now.unix_secs + 365 * day),
        ),
        put(audit(90 * day + 1), b"{}".to_vec()),
        put(audit(90 * day - 1), b"{}".to_vec()),
        put("estate/vpc/vpc-1".to_owned(), b"{}".to_vec()),
    ];
    // More than one page of each.
    ops.extend((0..450).map(|number| put(format!("token/over-{number:03}"), token(0))));
    store
        .transact(Transaction {
            guards: Vec::new(),
            ops,
        })
        .await
        .expect("it takes writes");

    forget_tokens(&store, now).await.expect("readable");
    forget_what_is_over(&store, now, 90, Kept::default(), &mut Counted::default())
        .await
        .expect("readable");
    let expected = [
        audit(90 * day - 1),
        "estate/vpc/vpc-1".to_owned(),
        "token/not".to_owned(),
        "token/of-a-year-ahead".to_owned(),
    ];
    assert_eq!(keys(&store), expected);

    // A clock that was ahead keeps nothing for ever: it has another day from when that is seen.
    let later = Timestamp::from_unix_secs(now.unix_secs + day - 1);
    forget_tokens(&store, later).await.expect("readable");
    assert!(keys(&store).contains(&"token/of-a-year-ahead".to_owned()));
    let later = Timestamp::from_unix_secs(now.unix_secs + day);
    forget_tokens(&store, later).await.expect("readable");
    assert!(!keys(&store).contains(&"token/of-a-year-ahead".to_owned()));
}

/// Whoever has no key can be refused as often as he likes; that must not push out what callers did.
#[tokio::test]
async fn refusals_of_strangers_push_out_older_ones_of_strangers_only() {
    let store = SimStore::new(1);
    let now = Timestamp::from_unix_secs(1_795_507_200);
    let entry = |number: u128, secs: i64, is_of_caller: bool| {
        let time = Timestamp::from_unix_secs(now.unix_secs - secs);
        let account = "1234567890123456".parse().expect("an account");
        AuditEntry {
            request_id: cloud_id::RequestId::from_random(number),
            time,
            account: is_of_caller.then_some(account),
            principal: String::new(),
            decision: String::new(),
            access_key_id: String::new(),
            action: String::new(),
            region: None,
            source: None,
            user_agent: String::new(),
            outcome: "OK".to_owned(),
            status: 200,
            resources: Vec::new(),
            granted: crate::Grants::default(),
            nonce: is_of_caller.then_some((7, time)),
            attempt: 0,
        }
    };
    let callers = [
        entry(1, 9_000, true),
        entry(2, 8_000, true),
        entry(3, 60, true),
    ];
    let strangers = (0..450).map(|number| entry(100 + number, 450 - number as i64, false));
    let replay = AuditEntry {
        nonce: None,
        ..entry(9, 10_000, true)
    };
    let all: Vec<_> = callers
        .iter()
        .cloned()
        .chain(strangers)
        .chain([replay])
        .collect();
    let ops = all.iter().map(AuditEntry::op).collect();
    let guards = Vec::new();
    let written = store.transact(Transaction { guards, ops }).await;
    written.expect("it takes writes");

    let kept = Kept {
        entries: 1,
        of_strangers: 2,
        chain: None,
        archive: None,
    };
    forget_what_is_over(&store, now, 90, kept, &mut Counted::default())
        .await
        .expect("readable");
    let expected: Vec<String> = [
        entry(548, 2, false),
        entry(549, 1, false),
        entry(3, 60, true),
    ]
    .map(|entry| entry.key())
    .into_iter()
    .collect::<std::collections::BTreeSet<_>>()
    .into_iter()
    .collect();
    assert_eq!(keys(&store), expected);

    let kept = Kept {
        entries: 0,
        of_strangers: 0,
        chain: None,
        archive: None,
    };
    forget_what_is_over(&store, now, 90, kept, &mut Counted::default())
        .await
        .expect("readable");
    assert_eq!(
        keys(&store),
        [entry(3, 60, true).key()],
        "a nonce that counts is never forgotten"
    );
}

/// An account that calls without end loses its own past only.
#[tokio::test]
async fn an_account_pushes_out_no_entry_of_another_that_has_fewer() {
    let store = SimStore::new(1);
    let now = 1_795_507_200;
    let ops = |account: u64, count: u64, age: i64| -> Vec<Op> {
        let entry = |number| {
            let time = Timestamp::from_unix_secs(now - age);
            let account = (1_000_000_000_000_000 + account).to_string();
            let nonce = Some((7, time.unix_secs));
            let value =
                serde_json::json!({"access_key_id": "", "account": account, "nonce": nonce});
            let id = u128::from(account.len() as u64) << 64 | u128::from(number) << 8;
            let id = cloud_id::RequestId::from_random(id | u128::from(age.unsigned_abs()) << 96);
            put(key::of_audit(time, id), write(&value))
        };
        (0..count).map(entry).collect()
    };
    // The quiet one's entries are the oldest of all.
    for ops in [ops(1, 30, 9_000), ops(2, 500, 8_000), ops(2, 500, 7_000)] {
        let guards = Vec::new();
        let written = store.transact(Transaction { guards, ops }).await;
        written.expect("it takes writes");
    }
    let kept = Kept {
        entries: 100,
        of_strangers: 0,
        chain: None,
        archive: None,
    };
    let now = Timestamp::from_unix_secs(now);
    let mut counted = Counted::default();
    let round = forget_what_is_over(&store, now, 90, kept, &mut counted);
    round.await.expect("readable");
    let of = |age: i64| {
        let prefix = key::audit_before(Timestamp::from_unix_secs(now.unix_secs - age));
        let keys = keys(&store);
        keys.iter().filter(|key| key.starts_with(&prefix)).count()
    };
    assert_eq!((of(9_000), of(8_000), of(7_000)), (30, 0, 70));
}

/// Entries come and go round after round; what was counted before leads to the same as counting all again.
#[tokio::test]
async fn what_was_counted_before_need_not_be_counted_again() {
    let stores = [SimStore::new(1), SimStore::new(1)];
    let mut counted = Counted::default();
    let (mut state, mut went) = (3_u64, 0);
    let mut below = |end: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % end
    };
    for round in 0..40_u32 {
        let now = Timestamp::from_unix_secs(1_795_507_200 + i64::from(round) * 900);
        let entries: Vec<Op> = (0..below(60))
            .map(|number| {
                // Some late, but not by half an hour.
                let time = now.unix_secs - i64::try_from(below(1_700)).expect("small");
                let time = Timestamp::from_unix_secs(time);
                let id = u128::from(round) << 32 | u128::from(number);
                let nonce = (below(3) > 0).then_some((7, time.unix_secs));
                let account = (1_000_000_000_000_000 + below(3)).to_string();
                let value =
                    serde_json::json!({"access_key_id": "", "account": account, "nonce": nonce});
                let key = key::of_audit(time, cloud_id::RequestId::from_random(id));
                put(key, write(&value))
            })
            .collect();
        let kept = || Kept {
            entries: 70,
            of_strangers: 20,
            chain: None,
            archive: None,
        };
        for (store, counted) in stores.iter().zip([&mut counted, &mut Counted::default()]) {
            let guards = Vec::new();
            let ops = entries.clone();
            let written = store.transact(Transaction { guards, ops }).await;
            written.expect("it takes writes");
            let before = keys(store).len();
            let forgotten = forget_what_is_over(store, now, 90, kept(), counted).await;
            forgotten.expect("readable");
            went += before - keys(store).len();
        }
        let [one, other] = [&stores[0], &stores[1]].map(keys);
        assert_eq!(one, other, "round {round}");
    }
    assert!(went > 300, "{went} entries went");
    assert!(counted.there.of_callers.len() == 3 && counted.there.of_strangers > 0);
}

async fn write_times(store: &SimStore, times: u64) {
    for number in 0..times {
        let ops = vec![put("a".to_owned(), number.to_le_bytes().to_vec())];
        let guards = Vec::new();
        let written = store.transact(Transaction { guards, ops }).await;
        written.expect("it takes writes");
    }
}

fn oldest(store: &SimStore) -> u64 {
    match store.watch(0) {
        Ok(_) => 0,
        Err(ReadError::Compacted { oldest }) => oldest,
        Err(error) => panic!("{error}"),
    }
}

#[tokio::test]
async fn a_change_is_kept_for_an_hour_and_not_for_longer() {
    let store = SimStore::new(1);
    let mut changes = OldChanges::default();
    let minute = |number: u64| Duration::from_secs(60 * number);
    for number in 0..180 {
        write_times(&store, 10).await;
        let round = changes.forget(&store, minute(number));
        round.await.expect("readable");
        // At minute n revision 10 (n + 1) is the newest.
        let expected = number.checked_sub(60).map_or(0, |number| 10 * (number + 1));
        assert_eq!(oldest(&store), expected, "minute {number}");
    }
    // After a pause it goes on with what is there.
    let mut after_a_restart = OldChanges::default();
    let round = after_a_restart.forget(&store, minute(0));
    round.await.expect("readable");
    assert_eq!(oldest(&store), 1_200, "nothing is known to be older yet");
    let round = after_a_restart.forget(&store, minute(61));
    round.await.expect("readable");
    assert_eq!(oldest(&store), 1_800);
}

#[test]
fn a_clock_that_jumps_ahead_deletes_nothing_before_its_time() {
    let at = Timestamp::from_unix_secs;
    for (behaviour, now, expected) in [
        ("it goes evenly", 1_003_600, 1_003_600),
        (
            "it jumps ten years ahead",
            1_003_600 + 315_360_000,
            1_003_600,
        ),
        ("it jumps back", 10, 10),
    ] {
        assert_eq!(
            slower_of(at(now), at(1_003_600)),
            at(expected),
            "{behaviour}"
        );
    }
}
