//! `kanmon audit-log verify`: beside a running region, after it, and when somebody was at the file.

mod common;

use common::{StateDir, failed, json, succeeded};
use store::{Op, SqliteStore, Store, Transaction};

#[test]
fn the_trail_says_that_this_program_called() {
    let dir = StateDir::new("audit-log-agent");
    dir.up("--enforce none");
    succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16"));
    let found = json(&succeeded(dir.run(
        "api LookupEvents --LookupAttribute.1.Key EventName --LookupAttribute.1.Value CreateVpc",
    )));
    assert_eq!(found["Events"].as_array().map(Vec::len), Some(1), "{found}");
    let program = concat!("kanmon/", env!("CARGO_PKG_VERSION"));
    assert_eq!(found["Events"][0]["userAgent"], program, "{found}");
}

#[test]
fn what_is_done_to_the_trail_is_found() {
    let dir = StateDir::new("audit-log");
    dir.up("--enforce none");
    succeeded(dir.run("api CreateVpc --CidrBlock 172.16.0.0/16"));
    let report = json(&succeeded(dir.run("audit-log verify --output json")));
    assert_eq!(report["ok"], true, "{report}");
    succeeded(dir.run("down"));

    let verify = "audit-log verify --output json";
    let report = json(&succeeded(dir.run(verify)));
    assert_eq!(report["ok"], true, "{report}");
    assert_eq!(
        report["unsealed"], 0,
        "the last seal is made when it stops: {report}"
    );
    let entries = report["entries"].as_u64().expect("a number");
    assert!(entries >= 1, "{report}");

    // A second run goes on with the same chain.
    dir.up("--enforce none");
    succeeded(dir.run("api DescribeVpcs"));
    succeeded(dir.run("down"));
    let more = json(&succeeded(dir.run(verify)));
    assert!(
        more["newest_seal"].as_u64() > report["newest_seal"].as_u64(),
        "{more}"
    );

    let head = dir.path().join("audit.head");
    let kept = std::fs::read(&head).expect("it is kept");
    std::fs::remove_file(&head).expect("ours");
    let output = dir.run(verify);
    assert_eq!(output.status.code(), Some(1));
    let report = json(&String::from_utf8_lossy(&output.stdout));
    assert!(
        report["findings"][0]
            .as_str()
            .is_some_and(|it| it.contains("is missing")),
        "{report}"
    );
    std::fs::write(&head, kept).expect("ours");

    let runtime = tokio::runtime::Runtime::new().expect("threads");
    let store = SqliteStore::open(dir.path().join("store.db")).expect("no region runs");
    let page = store.page("audit/", None, 1).expect("readable");
    let key = page.entries[0].key.clone();
    let transaction = Transaction {
        guards: Vec::new(),
        ops: vec![Op::Delete { key }],
    };
    runtime
        .block_on(store.transact(transaction))
        .expect("it takes writes");
    drop(store);
    let output = dir.run("audit-log verify");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(
        said.contains("entries that seal") && said.contains("are gone"),
        "{said}"
    );
    let nowhere = StateDir::new("audit-log-nowhere");
    let (code, line) = failed(nowhere.run("audit-log verify"));
    assert_eq!((code, line.contains("master.key")), (1, true), "{line}");
}
