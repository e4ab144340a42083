//! What a durable transaction costs in the embedded engine, as a rule change writes it.

use std::sync::Arc;
use std::time::Instant;

use store::{Guard, Op, SqliteStore, Store, Transaction};

use crate::report::{Report, Row, Sample};

/// Transactions per second at 1, 16 and 64 writers.
pub(crate) fn measure(report: &mut Report) {
    for writers in [1, 16, 64] {
        let rate = Sample::of((0..5).map(|_| rate(writers)).collect());
        report.add(Row {
            id: format!("store-{writers}"),
            area: "api".into(),
            what: format!("durable transactions, {writers} writers"),
            value: rate.median,
            unit: "1/s".into(),
            runs: rate.runs,
            spread: rate.spread,
            ..Row::default()
        });
    }
}

fn rate(writers: u32) -> f64 {
    let folder = std::env::temp_dir().join(format!("kanmon-bench-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime starts");
    let each = 4_096 / writers;
    let seconds = runtime.block_on(async {
        let store =
            Arc::new(SqliteStore::open(folder.join("store.db")).expect("a fresh store opens"));
        let start = Instant::now();
        let work = (0..writers).map(|writer| {
            let store = Arc::clone(&store);
            tokio::spawn(async move {
                let mut last = 0;
                for _ in 0..each {
                    let key = format!("estate/security-group/{writer}");
                    let guards = vec![Guard::Unchanged {
                        key: key.clone(),
                        mod_revision: last,
                    }];
                    let ops = vec![Op::Put {
                        key,
                        value: vec![b'x'; 600],
                    }];
                    let transaction = Transaction { guards, ops };
                    last = store
                        .transact(transaction)
                        .await
                        .expect("nobody else writes the key");
                }
            })
        });
        for task in work.collect::<Vec<_>>() {
            task.await.expect("a writer ends");
        }
        start.elapsed().as_secs_f64()
    });
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
    f64::from(each * writers) / seconds
}
