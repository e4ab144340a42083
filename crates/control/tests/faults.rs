//! Clocks that jump, and followers that fell behind what the store still tells.

mod support;

use std::sync::Arc;

use openapi::sign::Credential;
use store::{SimStore, Store};
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
