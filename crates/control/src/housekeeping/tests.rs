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

    forget_what_is_over(&store, now, 90)
        .await
        .expect("readable");
    let expected = [
        audit(90 * day - 1),
        "estate/vpc/vpc-1".to_owned(),
        "token/not".to_owned(),
    ];
    assert_eq!(keys(&store), expected);
}
