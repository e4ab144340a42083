//! What the frame does around use-cases: ClientToken, DryRun, conflicts, lost replies, restarts, audit.

mod support;

use std::sync::Arc;

use control::{AccountSettings, ControlError, ControlPlane, MasterKey, RaisedLimits};
use openapi::sign::Credential;
use store::{Crash, SimStore, SqliteStore, Store, Trouble};
use support::{Answer, Region, TestClock, TestRandom, config, operation};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const CIDR: (&str, &str) = ("CidrBlock", "192.168.0.0/16");

async fn vpc_count(region: &Region) -> usize {
    let answer = region.ok("a", "Vpc:DescribeVpcs", &[REGION]).await;
    answer.json["Vpcs"]["Vpc"].as_array().expect("a list").len()
}

async fn create_vpc(region: &Region, extra: &[(&str, &str)]) -> Answer {
    let params: Vec<(&str, &str)> = [REGION, CIDR].iter().chain(extra).copied().collect();
    region.call("a", "Vpc:CreateVpc", &params).await
}

#[tokio::test]
async fn a_repeat_with_the_same_client_token_gets_the_same_answer_and_does_nothing() {
    let region = Region::start().await;
    let token = ("ClientToken", "token-1");
    let first = create_vpc(&region, &[token]).await;
    let again = create_vpc(&region, &[token]).await;
    assert_eq!(first.status, 200, "{}", first.json);
    assert_eq!(again.text("VpcId"), first.text("VpcId"));
    assert_ne!(
        again.text("RequestId"),
        first.text("RequestId"),
        "each request has its own id"
    );
    assert_eq!(vpc_count(&region).await, 1);

    let other = create_vpc(&region, &[token, ("VpcName", "other-name")]).await;
    assert_eq!(
        (other.status, other.code()),
        (400, "IdempotentParameterMismatch")
    );
    let other_token = create_vpc(&region, &[("ClientToken", "Token-1")]).await;
    assert_ne!(
        other_token.text("VpcId"),
        first.text("VpcId"),
        "tokens are case-sensitive"
    );

    let params = [REGION, CIDR, token];
    let stranger = region.ok("b", "Vpc:CreateVpc", &params).await;
    assert_ne!(
        stranger.text("VpcId"),
        first.text("VpcId"),
        "a token is its account's own"
    );
}

/// What is made has new ids each time, so keys that nobody else can know must not make a plan start over.
#[tokio::test]
async fn a_client_token_costs_one_more_plan_at_most() {
    let region = Region::start().await;
    let mut drawn = Vec::new();
    for extra in [&[][..], &[("ClientToken", "token-1")]] {
        let before = region.random.drawn();
        let answer = create_vpc(&region, extra).await;
        assert_eq!(answer.status, 200, "{}", answer.json);
        drawn.push(region.random.drawn() - before);
    }
    let [without, with] = drawn[..] else {
        unreachable!("two calls were made")
    };
    assert!(with <= 2 * without, "{with} random numbers, not {without}");
}

#[tokio::test]
async fn a_client_token_counts_for_24_hours() {
    let region = Region::start().await;
    let token = ("ClientToken", "token-1");
    let first = create_vpc(&region, &[token]).await;
    region.clock.advance(24 * 3_600 - 1);
    assert_eq!(
        create_vpc(&region, &[token]).await.text("VpcId"),
        first.text("VpcId")
    );
    region.clock.advance(1);
    assert_ne!(
        create_vpc(&region, &[token]).await.text("VpcId"),
        first.text("VpcId")
    );
}

/// A clock that jumps ends no token early, and none lasts longer for it.
#[tokio::test]
async fn a_client_token_counts_for_24_hours_however_the_clock_is_set() {
    let day = 24 * 3_600;
    for jump in [365 * day, -365 * day] {
        let region = Region::start().await;
        let token = ("ClientToken", "token-1");
        let first = create_vpc(&region, &[token]).await.text("VpcId");
        region.clock.jump(jump);
        region.clock.advance(day - 1);
        assert_eq!(
            create_vpc(&region, &[token]).await.text("VpcId"),
            first,
            "{jump}"
        );
        region.clock.jump(-jump);
        assert_eq!(
            create_vpc(&region, &[token]).await.text("VpcId"),
            first,
            "{jump}"
        );
        region.clock.jump(jump);
        region.clock.advance(1);
        assert_ne!(
            create_vpc(&region, &[token]).await.text("VpcId"),
            first,
            "{jump}"
        );
    }
}

#[tokio::test]
async fn a_client_token_is_at_most_64_ascii_characters() {
    let region = Region::start().await;
    for token in ["x".repeat(65), "é".to_owned()] {
        let refused = create_vpc(&region, &[("ClientToken", &token)]).await;
        assert_eq!(
            refused.code(),
            "InvalidClientToken.ValueNotSupported",
            "{token}"
        );
    }
    let longest = "x".repeat(64);
    assert_eq!(
        create_vpc(&region, &[("ClientToken", &longest)])
            .await
            .status,
        200
    );
    assert_eq!(vpc_count(&region).await, 1);
}

#[tokio::test]
async fn requests_that_failed_leave_no_client_token_behind() {
    let region = Region::start().await;
    let token = ("ClientToken", "token-1");
    let params = [REGION, ("CidrBlock", "8.8.8.8/33"), token];
    assert_ne!(region.call("a", "Vpc:CreateVpc", &params).await.status, 200);
    assert_eq!(create_vpc(&region, &[token]).await.status, 200);
}

#[tokio::test]
async fn a_dry_run_says_that_all_would_be_well_and_does_nothing() {
    let region = Region::start().await;
    let dry_run = ("DryRun", "true");
    let answer = create_vpc(&region, &[dry_run, ("ClientToken", "token-1")]).await;
    assert_eq!((answer.status, answer.code()), (400, "DryRunOperation"));
    assert_eq!(vpc_count(&region).await, 0);

    let params = [REGION, ("CidrBlock", "8.8.8.8/33"), dry_run];
    let refused = region.call("a", "Vpc:CreateVpc", &params).await;
    assert_ne!(
        refused.code(),
        "DryRunOperation",
        "a refusal is the refusal"
    );
    assert_eq!(
        create_vpc(&region, &[("ClientToken", "token-1")])
            .await
            .status,
        200
    );
}

/// What others do in between makes plans again, and lost replies are found out about: nothing is done twice,
/// nothing acknowledged is missing.
///
/// holds: K5
#[tokio::test]
async fn conflicts_and_lost_replies_are_nobodys_trouble() {
    for seed in 0..20 {
        let store = Arc::new(SimStore::new(seed));
        let region = Region::over(Arc::clone(&store) as Arc<dyn Store>).await;
        store.set_trouble(Trouble {
            conflicts: 300,
            lost_replies: 300,
            max_pauses: 3,
            ..Trouble::default()
        });
        let mut made = Vec::new();
        for number in 0..20 {
            let name = format!("vpc-name-{number}");
            let answer = create_vpc(&region, &[("VpcName", &name)]).await;
            assert_eq!(answer.status, 200, "seed {seed}: {}", answer.json);
            made.push((answer.text("VpcId"), name));
        }
        let stored = region.control.snapshot();
        let mut found: Vec<(String, String)> = stored
            .vpcs()
            .map(|vpc| {
                let name = vpc
                    .name
                    .as_ref()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                (vpc.id.to_string(), name)
            })
            .collect();
        made.sort();
        found.sort();
        assert_eq!(found, made, "seed {seed}");
    }
}

/// Two processes over one store: what one answered, the other shows at once.
#[tokio::test]
async fn a_call_to_one_process_sees_what_another_one_answered() {
    let store: Arc<dyn Store> = Arc::new(SimStore::new(1));
    let one = Region::over(Arc::clone(&store)).await;
    let (control, background) = support::open(store, Arc::clone(&one.clock), 1_000_000).await;
    let _running = background.spawn();
    for number in 1..=20 {
        assert_eq!(create_vpc(&one, &[]).await.status, 200);
        let request = one.request(
            "a",
            operation("Vpc:DescribeVpcs"),
            &[REGION, ("PageSize", "50")],
        );
        let answer = control.call(request).await;
        let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("JSON");
        assert_eq!(json["TotalCount"], number);
    }
}

#[tokio::test]
async fn what_was_answered_is_there_after_a_restart_and_used_nonces_stay_used() {
    let store: Arc<dyn Store> = Arc::new(SimStore::new(1));
    let region = Region::over(Arc::clone(&store)).await;
    let request = region.request("a", operation("Vpc:CreateVpc"), &[REGION, CIDR]);
    let made = region.send(request.clone()).await;
    assert_eq!(made.status, 200);
    let before = region.control.snapshot();
    let credentials = region.control.credentials();
    drop(region);

    let again = Region::over(store).await;
    assert_eq!(again.control.credentials(), credentials);
    let vpcs = |snapshot: &estate::Snapshot| snapshot.vpcs().cloned().collect::<Vec<_>>();
    assert_eq!(vpcs(&again.control.snapshot()), vpcs(&before));
    let replayed = again.send(request).await;
    assert_eq!(replayed.code(), "SignatureNonceUsed");
}

/// The same over the engine that `kanmon up` uses, with several calls at once.
///
/// holds: K5
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_embedded_engine_keeps_what_was_answered() {
    let folder = std::env::temp_dir().join(format!("kanmon-control-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the temporary folder is writable");
    let path = folder.join("store.db");
    let region = Region::over(reopened(&path).await).await;
    let calls = (0..40).map(|number| {
        let name = format!("vpc-name-{number}");
        let params = [REGION, CIDR, ("VpcName", &*name)];
        let request = region.request("a", operation("Vpc:CreateVpc"), &params);
        let control = region.control.clone();
        tokio::spawn(async move { control.call(request).await.status })
    });
    let calls: Vec<_> = calls.collect();
    for call in calls {
        assert_eq!(call.await.expect("no call panics"), 200);
    }
    region.settle().await;
    let before = region.control.snapshot();
    assert_eq!(before.vpcs().len(), 40);
    drop(region);

    let again = Region::over(reopened(&path).await).await;
    let vpcs = |snapshot: &estate::Snapshot| snapshot.vpcs().cloned().collect::<Vec<_>>();
    assert_eq!(vpcs(&again.control.snapshot()), vpcs(&before));
    drop(again);
    std::fs::remove_dir_all(&folder).expect("it is ours");
}

/// The store, once what ran over it has let go of it.
async fn reopened(path: &std::path::Path) -> Arc<dyn Store> {
    loop {
        match SqliteStore::open(path) {
            Ok(store) => return Arc::new(store),
            Err(_) => tokio::task::yield_now().await,
        }
    }
}

/// holds: K11
#[tokio::test]
async fn accounts_do_not_open_under_another_master_key() {
    let store: Arc<dyn Store> = Arc::new(SimStore::new(1));
    drop(Region::over(Arc::clone(&store)).await);
    let (clock, random) = (Arc::new(TestClock::new()), Arc::new(TestRandom::new(0)));
    let opened = ControlPlane::open(config(), store, clock, random, MasterKey::new([8; 32])).await;
    assert!(matches!(opened, Err(ControlError::Unreadable { .. })));
}

/// holds: K11
#[tokio::test]
async fn the_store_holds_no_secret_in_the_clear() {
    let region = Region::start().await;
    create_vpc(&region, &[("ClientToken", "t")]).await;
    region.control.flush_audit().await;
    let page = region.store.page("", None, 10_000).expect("readable");
    for credentials in region.control.credentials() {
        let secret = credentials.access_key_secret.reveal();
        for entry in &page.entries {
            assert!(
                !String::from_utf8_lossy(&entry.value).contains(secret),
                "{}",
                entry.key
            );
        }
        assert!(!format!("{credentials:?}").contains(secret));
    }
}

#[tokio::test]
async fn one_unreadable_value_does_not_take_the_others_with_it() {
    let store: Arc<dyn Store> = Arc::new(SimStore::new(1));
    let region = Region::over(Arc::clone(&store)).await;
    let good = create_vpc(&region, &[]).await.text("VpcId");
    let op = store::Op::Put {
        key: "estate/vpc/vpc-bad".to_owned(),
        value: b"{".to_vec(),
    };
    let transaction = store::Transaction {
        guards: Vec::new(),
        ops: vec![op],
    };
    store
        .transact(transaction)
        .await
        .expect("the store takes writes");
    for region in [&region, &Region::over(Arc::clone(&store)).await] {
        let listed = region.ok("a", "Vpc:DescribeVpcs", &[REGION]).await;
        assert_eq!(listed.text("Vpcs.Vpc.0.VpcId"), good);
        let status = region.ok("a", "Kanmon:DescribeRegionStatus", &[]).await;
        assert_eq!(
            status.text("Problems.Problem.0.Subject"),
            "estate/vpc/vpc-bad"
        );
    }
}

#[tokio::test]
async fn a_disabled_key_is_refused_and_a_session_token_is_none() {
    let region = Region::start().await;
    let operation = operation("Ecs:DescribeRegions");
    let key = region.accounts["b"].clone();
    let id = &key.access_key_id;
    let credential = Credential {
        access_key_id: id,
        access_key_secret: key.access_key_secret.reveal(),
        security_token: Some("CAIS"),
    };
    let with_token = region
        .send(region.request_with(&credential, operation, &[]))
        .await;
    assert_eq!(with_token.code(), "InvalidSecurityToken.Malformed");

    region
        .control
        .set_access_key_active(key.account, id, false)
        .await
        .expect("it is there");
    let disabled = region.call("b", "Ecs:DescribeRegions", &[]).await;
    assert_eq!(
        (disabled.status, disabled.code()),
        (400, "InvalidAccessKeyId.Inactive")
    );
    region
        .control
        .set_access_key_active(key.account, id, true)
        .await
        .expect("it is there");
    assert_eq!(
        region.call("b", "Ecs:DescribeRegions", &[]).await.status,
        200
    );
}

#[tokio::test]
async fn an_unknown_region_is_refused() {
    let region = Region::start().await;
    let params = [("RegionId", "cn-atlantis"), CIDR];
    let answer = region.call("a", "Vpc:CreateVpc", &params).await;
    assert_eq!(
        (answer.status, answer.code()),
        (404, "InvalidRegionId.NotFound")
    );
}

#[tokio::test]
async fn limits_raised_for_an_account_hold_at_once_and_survive_a_restart() {
    let store: Arc<dyn Store> = Arc::new(SimStore::new(1));
    let region = Region::over(Arc::clone(&store)).await;
    let account = region.accounts["b"].account;
    let settings = AccountSettings {
        smtp_exempt: true,
        raised: RaisedLimits {
            groups_per_eni: Some(16),
            ..RaisedLimits::default()
        },
        ..AccountSettings::default()
    };
    region
        .control
        .set_settings(account, settings.clone())
        .await
        .expect("it is there");
    assert_eq!(region.control.view().settings(account), settings);
    let again = Region::over(store).await;
    assert_eq!(again.control.view().settings(account), settings);
    let none = cloud_id::AccountId::new(1_000_000_000_000_009).expect("16 digits");
    let unknown = region.control.set_settings(none, settings).await;
    assert!(matches!(unknown, Err(ControlError::NoAccount { .. })));
}

/// holds: K6
#[tokio::test]
async fn each_call_leaves_one_audit_entry() {
    let region = Region::start().await;
    let made = create_vpc(&region, &[]).await;
    create_vpc(&region, &[("DryRun", "true")]).await;
    region.ok("b", "Vpc:DescribeVpcs", &[REGION]).await;
    region
        .call("a", "Vpc:DeleteVpc", &[REGION, ("VpcId", "vpc-none")])
        .await;
    region.control.flush_audit().await;
    let mut entries = region.control.audit_trail().expect("readable");
    entries.sort_by_key(|entry| (entry.action.clone(), entry.outcome.clone()));
    let told: Vec<(&str, &str, u16)> = entries
        .iter()
        .map(|entry| (entry.action.as_str(), entry.outcome.as_str(), entry.status))
        .collect();
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(told[0], ("Vpc:CreateVpc", "DryRunOperation", 400));
    assert_eq!(told[1], ("Vpc:CreateVpc", "OK", 200));
    assert_eq!(told[2].0, "Vpc:DeleteVpc");
    assert_eq!(told[3], ("Vpc:DescribeVpcs", "OK", 200));
    let entry = &entries[1];
    assert_eq!(entry.request_id.to_string(), made.text("RequestId"));
    assert_eq!(entry.account, Some(region.accounts["a"].account));
    assert_eq!(entry.access_key_id, region.accounts["a"].access_key_id);
    assert!(!entry.resources.is_empty());
}

/// holds: K9
#[tokio::test]
async fn a_caller_can_wait_until_hosts_have_applied_a_revision() {
    let region = Region::start().await;
    create_vpc(&region, &[]).await;
    let revision = region.control.snapshot().revision();
    let wait = [("Revision", &*revision.to_string()), ("TimeoutSecs", "0")]
        .map(|(n, v)| (n, v.to_owned()));
    let wait: Vec<(&str, &str)> = wait.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let early = region.ok("a", "Kanmon:WaitForRevision", &wait).await;
    assert_eq!(early.json["IsApplied"], false);

    let long: Vec<(&str, &str)> = vec![wait[0], ("TimeoutSecs", "60")];
    let waiting = region.call("a", "Kanmon:WaitForRevision", &long);
    let reporting = async {
        let report = |store_id: &str| host_api::Report {
            store_id: store_id.to_owned(),
            applied_revision: revision,
            ..host_api::Report::default()
        };
        region.control.report(report("another store"));
        region.control.report(report(region.store.id()));
    };
    let (answer, ()) = tokio::join!(waiting, reporting);
    assert_eq!(answer.json["IsApplied"], true, "{}", answer.json);
    let status = region.ok("a", "Kanmon:DescribeRegionStatus", &[]).await;
    assert_eq!(status.json["AppliedRevision"], revision);
}

#[tokio::test]
async fn a_process_whose_background_work_has_ended_answers_nothing_and_keeps_nobody_waiting() {
    let mut region = Region::start().await;
    region.stop_background().await;
    let made = create_vpc(&region, &[]).await;
    assert_eq!((made.status, made.code()), (503, "ServiceUnavailable"));
    let read = region.call("a", "Vpc:DescribeVpcs", &[REGION]).await;
    assert_eq!((read.status, read.code()), (503, "ServiceUnavailable"));
}

/// What cannot be written is refused, and what is there can be read again once the store is back.
#[tokio::test]
async fn a_store_that_is_down_is_told_as_unavailable() {
    let store = Arc::new(SimStore::new(1));
    let region = Region::over(Arc::clone(&store) as Arc<dyn Store>).await;
    assert_eq!(create_vpc(&region, &[]).await.status, 200);
    store.crash();
    let refused = create_vpc(&region, &[]).await;
    assert_eq!(
        (refused.status, refused.code()),
        (503, "ServiceUnavailable")
    );
    store.restart();
    let mut answer = create_vpc(&region, &[]).await;
    while answer.status == 503 {
        tokio::task::yield_now().await;
        answer = create_vpc(&region, &[]).await;
    }
    assert_eq!(answer.status, 200, "{}", answer.json);
    assert_eq!(vpc_count(&region).await, 2);
}

/// Whoever gets no answer cannot know whether it was done. Sent again with its ClientToken, to whichever process, it
/// is done once, and from then on has one answer.
#[tokio::test]
async fn a_call_whose_answer_was_lost_is_done_once_when_it_is_repeated_with_its_client_token() {
    let token = ("ClientToken", "token-1");
    for (crash, was_done) in [(Crash::Before(0), 0), (Crash::After(0), 1)] {
        let store = Arc::new(SimStore::new(1));
        let over = |store: &Arc<SimStore>| Region::over(Arc::clone(store) as Arc<dyn Store>);
        drop(over(&store).await);
        store.restart();
        let region = over(&store).await;
        store.set_trouble(Trouble {
            crash: Some(crash),
            ..Trouble::default()
        });
        let lost = create_vpc(&region, &[token]).await;
        let told = (lost.status, lost.code());
        assert_eq!(told, (503, "ServiceUnavailable"), "{crash:?}");
        drop(region);
        store.restart();

        let region = over(&store).await;
        assert_eq!(region.control.snapshot().vpcs().count(), was_done);
        let first = create_vpc(&region, &[token]).await;
        assert_eq!(first.status, 200, "{crash:?}: {}", first.json);
        let again = create_vpc(&region, &[token]).await;
        assert_eq!(again.text("VpcId"), first.text("VpcId"), "{crash:?}");
        let vpcs: Vec<String> = region
            .control
            .snapshot()
            .vpcs()
            .map(|vpc| vpc.id.to_string())
            .collect();
        assert_eq!(vpcs, [first.text("VpcId")], "{crash:?}");
    }
}

#[tokio::test]
async fn the_desired_state_follows_the_store() {
    let region = Region::start().await;
    let mut desired = region.control.desired();
    create_vpc(&region, &[]).await;
    let revision = region.control.snapshot().revision();
    let seen = desired
        .wait_for(|desired| desired.revision >= revision)
        .await;
    assert_eq!(
        seen.expect("the control plane lives").store_id,
        region.store.id()
    );
}

/// Source: RPC protocol, common errors.
#[tokio::test]
async fn an_account_that_asks_too_often_for_an_action_is_told_when_to_ask_again() {
    let mut config = config();
    config.requests_each_minute = Some(2);
    let region = Region::over_with(Arc::new(SimStore::new(1)), config).await;
    let ask = |who, name| region.call(who, name, &[REGION]);
    for _ in 0..2 {
        assert_eq!(ask("a", "Vpc:DescribeVpcs").await.status, 200);
    }
    let refused = ask("a", "Vpc:DescribeVpcs").await;
    assert_eq!((refused.status, refused.code()), (400, "Throttling.User"));
    assert!(refused.text("Message").contains("again in 30 s"));

    for (who, name) in [("a", "Vpc:DescribeVSwitches"), ("b", "Vpc:DescribeVpcs")] {
        assert_eq!(
            ask(who, name).await.status,
            200,
            "{who} {name} is another bucket"
        );
    }
    region.clock.advance(30);
    assert_eq!(ask("a", "Vpc:DescribeVpcs").await.status, 200);
    assert_eq!(ask("a", "Vpc:DescribeVpcs").await.code(), "Throttling.User");
}

#[tokio::test]
async fn what_is_refused_for_coming_too_often_changes_nothing_and_is_audited() {
    let mut config = config();
    config.requests_each_minute = Some(1);
    let region = Region::over_with(Arc::new(SimStore::new(1)), config).await;
    assert_eq!(create_vpc(&region, &[]).await.status, 200);
    assert_eq!(create_vpc(&region, &[]).await.code(), "Throttling.User");
    assert_eq!(vpc_count(&region).await, 1);
    region.control.flush_audit().await;
    let entries = region.control.audit_trail().expect("readable");
    let mut outcomes: Vec<&str> = entries
        .iter()
        .filter(|it| it.action == "Vpc:CreateVpc")
        .map(|it| it.outcome.as_str())
        .collect();
    outcomes.sort_unstable();
    assert_eq!(outcomes, ["OK", "Throttling.User"]);
}
