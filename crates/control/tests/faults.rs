//! Clocks that jump, and followers that fell behind what the store still tells.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use openapi::sign::Credential;
use store::{
    BoxFuture, Op, Page, ReadError, Revision, SimStore, Store, StoreLimits, TransactError,
    Transaction, Watch,
};
use support::simulation::run;
use support::{Region, TestClock, open, operation};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const DAY: i64 = 86_400;

async fn create_vpc(region: &Region) -> String {
    let params = [REGION, ("CidrBlock", "192.168.0.0/16")];
    region.ok("a", "Vpc:CreateVpc", &params).await.text("VpcId")
}

async fn vpcs(region: &Region) -> Vec<String> {
    let answer = region.ok("a", "Vpc:DescribeVpcs", &[REGION]).await;
    let vpcs = answer.json["Vpcs"]["Vpc"].as_array().expect("a list");
    let mut vpcs: Vec<_> = vpcs
        .iter()
        .map(|it| it["VpcId"].as_str().expect("an id").to_owned())
        .collect();
    vpcs.sort();
    vpcs
}

/// Requests carry a time and are refused far from ours; what is stored does not depend on the clock.
#[tokio::test]
async fn a_clock_that_jumps_loses_nothing_and_refuses_only_requests_of_another_time() {
    let region = Region::start().await;
    let mut made = vec![create_vpc(&region).await];
    for jump in [
        1,
        DAY,
        -DAY,
        -20 * 365 * DAY,
        60 * 365 * DAY,
        -40 * 365 * DAY,
    ] {
        let before = region.request("a", operation("Vpc:DescribeVpcs"), &[REGION]);
        region.clock.jump(jump);
        if jump.abs() >= DAY {
            let answer = region.send(before).await;
            assert_eq!(
                (answer.status, answer.code()),
                (400, "InvalidTimeStamp.Expired"),
                "{jump}"
            );
        }
        made.push(create_vpc(&region).await);
        made.sort();
        assert_eq!(vpcs(&region).await, made, "{jump}");
    }
    let revision = region.store.barrier().await.expect("readable");
    assert!(revision >= made.len() as u64, "revisions go on");
    region.control.flush_audit().await;
    let trail = region.control.audit_trail().expect("readable");
    let created = trail
        .iter()
        .filter(|it| it.action.ends_with("CreateVpc"))
        .count();
    assert_eq!(created, made.len(), "the trail has them all");
}

#[tokio::test]
async fn a_request_does_not_work_again_when_the_clock_jumps_ahead_and_back() {
    let region = Region::start().await;
    let credentials = &region.accounts["a"];
    let credential = Credential {
        access_key_id: &credentials.access_key_id,
        access_key_secret: credentials.access_key_secret.reveal(),
        security_token: None,
    };
    let params = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let request = region.request_with(&credential, operation("Vpc:CreateVpc"), &params);
    assert_eq!(region.send(request.clone()).await.status, 200);
    region.clock.jump(DAY);
    create_vpc(&region).await;
    region.clock.jump(-DAY);
    let again = region.send(request).await;
    assert_eq!((again.status, again.code()), (400, "SignatureNonceUsed"));
    assert_eq!(vpcs(&region).await.len(), 2);
}

/// Another process made changes while this one stood still, and the log no longer tells of them.
#[tokio::test]
async fn a_process_that_fell_behind_the_log_reads_everything_anew() {
    let store: Arc<dyn Store> = Arc::new(SimStore::new(1));
    let mut behind = Region::over(Arc::clone(&store)).await;
    let first = create_vpc(&behind).await;
    behind.settle().await;

    behind.stop_background().await;
    let (control, background) =
        open(Arc::clone(&store), Arc::new(TestClock::new()), 1_000_000).await;
    let other = Region::over(Arc::clone(&store)).await;
    other
        .ok("a", "Vpc:DeleteVpc", &[REGION, ("VpcId", &first)])
        .await;
    let second = create_vpc(&other).await;
    other.settle().await;
    let newest = store.barrier().await.expect("readable");
    store.compact(newest).expect("readable");
    assert_eq!(
        control.snapshot().vpcs().count(),
        1,
        "it stands where it was"
    );

    let mut desired = control.desired();
    desired.borrow_and_update();
    let _running = background.spawn();
    behind.control = control;
    // A call waits until the view has everything that was answered before.
    assert_eq!(vpcs(&behind).await, [second]);
    let wanted = other.control.desired().borrow().revision;
    let followed = desired.wait_for(|desired| desired.revision >= wanted).await;
    followed.expect("hosts are told too");
}

/// What a full disk still takes: a transaction that makes some value smaller and none larger.
#[tokio::test]
async fn revoking_a_rule_makes_what_is_stored_smaller_and_nothing_larger() {
    let region = Region::start().await;
    let vpc = create_vpc(&region).await;
    let params = [REGION, ("VpcId", &*vpc)];
    let group = region
        .ok("a", "CreateSecurityGroup", &params)
        .await
        .text("SecurityGroupId");
    let rule = [
        REGION,
        ("SecurityGroupId", &*group),
        ("Permissions.1.IpProtocol", "TCP"),
        ("Permissions.1.PortRange", "22/22"),
        ("Permissions.1.SourceCidrIp", "0.0.0.0/0"),
    ];
    region.ok("a", "AuthorizeSecurityGroup", &rule).await;
    region.control.flush_audit().await;
    let before = region.store.page("", None, 10_000).expect("readable");
    region.ok("a", "RevokeSecurityGroup", &rule).await;
    let mut watch = region
        .store
        .watch(before.revision)
        .expect("nothing was compacted");
    let batch = watch.next().await.expect("the store is up");
    let length = |key: &str| {
        before
            .entries
            .iter()
            .find(|it| it.key == key)
            .map(|it| it.value.len())
    };
    let mut smaller = Vec::new();
    for op in &batch.ops {
        let Op::Put { key, value } = op else { continue };
        if let Some(before) = length(key) {
            assert!(
                value.len() <= before,
                "{key}: {before} to {} bytes",
                value.len()
            );
            smaller.extend((value.len() < before).then_some(key.clone()));
        }
    }
    assert_eq!(smaller, [format!("estate/security-group/{group}")]);
}

/// A store that takes no writes while its disk is full, and reads go on.
struct Filled {
    store: SimStore,
    is_full: AtomicBool,
}

impl Store for Filled {
    fn transact(&self, transaction: Transaction) -> BoxFuture<'_, Result<Revision, TransactError>> {
        if self.is_full.load(Ordering::SeqCst) {
            let why = "the disk is full".to_owned();
            return Box::pin(async { Err(TransactError::Unavailable { why }) });
        }
        self.store.transact(transaction)
    }

    fn page(&self, prefix: &str, after: Option<&str>, limit: usize) -> Result<Page, ReadError> {
        self.store.page(prefix, after, limit)
    }

    fn page_back(&self, prefix: &str, before: &str, limit: usize) -> Result<Page, ReadError> {
        self.store.page_back(prefix, before, limit)
    }

    fn watch(&self, after: Revision) -> Result<Box<dyn Watch>, ReadError> {
        self.store.watch(after)
    }

    fn barrier(&self) -> BoxFuture<'_, Result<Revision, ReadError>> {
        self.store.barrier()
    }

    fn compact(&self, upto: Revision) -> Result<(), ReadError> {
        self.store.compact(upto)
    }

    fn limits(&self) -> StoreLimits {
        self.store.limits()
    }

    fn id(&self) -> &str {
        self.store.id()
    }
}

/// Reads go on for as long as their entries have a place, are refused then, and no entry of an answer is lost.
#[test]
fn reads_on_a_full_disk_go_on_until_their_entries_have_no_place_and_none_is_lost() {
    let store = Arc::new(Filled {
        store: SimStore::new(1),
        is_full: AtomicBool::new(false),
    });
    let shared = || Arc::clone(&store) as Arc<dyn Store>;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    let region = runtime
        .expect("a runtime of this thread")
        .block_on(Region::over(shared()));
    let (control, background) = run(open(shared(), Arc::clone(&region.clock), 1_000_000));
    let mut background = Box::pin(background.into_future_without_timers());
    store.is_full.store(true, Ordering::SeqCst);

    let write = region.request("a", operation("Vpc:CreateVpc"), &[REGION]);
    let refused = run(control.call(write));
    assert_eq!(refused.status, 503, "a change needs the disk");
    let read = || run(control.call(region.request("a", operation("Ecs:DescribeRegions"), &[])));
    let mut answered = 0;
    let refused = loop {
        match read() {
            answer if answer.status == 200 => answered += 1,
            refused => break refused,
        }
    };
    assert_eq!(
        answered,
        16_384 - 1,
        "one place has the refusal of the change"
    );
    let text = String::from_utf8(refused.body).expect("text");
    assert!(
        refused.status == 503 && text.contains("ServiceUnavailable"),
        "{text}"
    );
    assert_eq!(read().status, 503);

    store.is_full.store(false, Ordering::SeqCst);
    let mut flushed = Box::pin(control.flush_audit());
    run(std::future::poll_fn(|context| {
        let _ = background.as_mut().poll(context);
        flushed.as_mut().poll(context)
    }));
    let trail = control.audit_trail().expect("readable");
    let of_reads = trail.iter().filter(|it| it.action == "Ecs:DescribeRegions");
    assert_eq!(of_reads.count(), answered, "each answer has its entry");
    drop(flushed);
    let mut call =
        Box::pin(control.call(region.request("a", operation("Ecs:DescribeRegions"), &[])));
    let answer = run(std::future::poll_fn(|context| {
        let _ = background.as_mut().poll(context);
        call.as_mut().poll(context)
    }));
    assert_eq!(answer.status, 200, "and it goes on");
}
