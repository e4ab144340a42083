use store::SimStore;

use super::*;
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

    forget_what_is_over(&store, now, 90, Kept::default())
        .await
        .expect("readable");
    let expected = [
        audit(90 * day - 1),
        "estate/vpc/vpc-1".to_owned(),
        "token/not".to_owned(),
    ];
    assert_eq!(keys(&store), expected);
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
            outcome: "OK".to_owned(),
            status: 200,
            resources: Vec::new(),
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
    };
    forget_what_is_over(&store, now, 90, kept)
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
    };
    forget_what_is_over(&store, now, 90, kept)
        .await
        .expect("readable");
    assert_eq!(
        keys(&store),
        [entry(3, 60, true).key()],
        "a nonce that counts is never forgotten"
    );
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
    let hour = Duration::from_secs(3_600);
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
            slower_of(at(now), at(1_000_000), hour),
            at(expected),
            "{behaviour}"
        );
    }
}
