//! Roles of instances: who may give them, what the host is told of them and until when, and what their credentials
//! may do.
//!
//! Source: ECS API, `AttachInstanceRamRole`; RAM guide, instance roles.

mod support;

use std::sync::Arc;

use control::Clock;
use store::{SimStore, Store};
use support::ram::Signer;
use support::{Answer, Region, refused};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const TRUSTS_ECS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const TRUSTS_OTHERS: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}"#;
const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;

async fn role(region: &Region, name: &str, trust: &str) {
    let params = [("RoleName", name), ("AssumeRolePolicyDocument", trust)];
    region.ok("a", "Ram:CreateRole", &params).await;
    let params = [
        ("RoleName", name),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSReadOnlyAccess"),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &params).await;
}

/// A region with a role `Worker` that may read, and some instances.
async fn furnished(instances: usize) -> (Region, Vec<String>) {
    let region = Region::start().await;
    let ids = instances_in(&region, instances).await;
    role(&region, "Worker", TRUSTS_ECS).await;
    (region, ids)
}

async fn instances_in(region: &Region, count: usize) -> Vec<String> {
    let vpc = [REGION, ("CidrBlock", "192.168.0.0/16")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let params = [
        REGION,
        ("VpcId", &vpc),
        ("CidrBlock", "192.168.1.0/24"),
        ("ZoneId", "cn-hangzhou-h"),
    ];
    let vswitch = region.ok("a", "Vpc:CreateVSwitch", &params).await;
    let vswitch = vswitch.text("VSwitchId");
    let params = [REGION, ("VpcId", &*vpc)];
    let group = region.ok("a", "CreateSecurityGroup", &params).await;
    let group = group.text("SecurityGroupId");
    let count = count.to_string();
    let params = [
        REGION,
        ("InstanceType", "ecs.g6.large"),
        ("VSwitchId", &vswitch),
        ("SecurityGroupId", &group),
        ("Amount", &count),
    ];
    let made = region.ok("a", "RunInstances", &params).await;
    let made = &made.json["InstanceIdSets"]["InstanceIdSet"];
    let ids = made.as_array().expect("a list of ids");
    ids.iter()
        .map(|id| id.as_str().expect("an id").to_owned())
        .collect()
}

fn list(ids: &[&str]) -> String {
    serde_json::to_string(ids).expect("texts")
}

async fn attach(region: &Region, id: &str, more: &[(&str, &str)]) -> Answer {
    let ids = list(&[id]);
    let params = [REGION, ("RamRoleName", "Worker"), ("InstanceIds", &ids)];
    let params: Vec<_> = params.iter().chain(more).copied().collect();
    region.ok("a", "AttachInstanceRamRole", &params).await
}

async fn detach(region: &Region, id: &str) {
    let ids = list(&[id]);
    let params = [REGION, ("RamRoleName", "Worker"), ("InstanceIds", &ids)];
    region.ok("a", "DetachInstanceRamRole", &params).await;
}

/// The role that the host is told of, when it has followed.
async fn told(region: &Region, id: &str) -> Option<imds::Role> {
    region.settle().await;
    let desired = region.control.desired().borrow().clone();
    let about = desired.metadata.get(&id.parse().expect("an id"));
    about.expect("the instance is there").role.clone()
}

async fn credentials(region: &Region, id: &str) -> imds::Credentials {
    let role = told(region, id).await.expect("it has a role");
    role.credentials.expect("there is a set")
}

fn signer(set: &imds::Credentials) -> Signer {
    Signer {
        access_key_id: set.access_key_id.clone(),
        secret: set.access_key_secret.reveal().to_owned(),
        token: Some(set.security_token.reveal().to_owned()),
    }
}

/// What hosts are told needs no store: while it is away, sets are renewed in time, and what was said of roles holds.
#[tokio::test]
async fn sets_are_renewed_while_the_store_is_away() {
    let store = Arc::new(SimStore::new(1));
    let region = Region::over(Arc::clone(&store) as Arc<dyn Store>).await;
    let ids = instances_in(&region, 1).await;
    role(&region, "Worker", TRUSTS_ECS).await;
    attach(&region, &ids[0], &[]).await;
    let first = credentials(&region, &ids[0]).await;
    store.crash();
    assert_eq!(reads(&region, &first).await.status, 503);
    let mut sets = vec![first];
    // Two days, a minute at a time.
    for _ in 0..2 * 24 * 60 {
        region.clock.advance(MINUTE);
        region.control.renew_instance_credentials();
        let desired = region.control.desired().borrow().clone();
        let about = &desired.metadata[&ids[0].parse().expect("an id")];
        let role = about.role.clone().expect("it has the role");
        let set = role.credentials.expect("there is a set");
        let left = set.expiration.unix_secs - region.clock.now().unix_secs;
        assert!(left >= 30 * MINUTE - MINUTE, "{left} s are left");
        if sets.last() != Some(&set) {
            sets.push(set);
        }
    }
    assert_eq!(sets.len(), 9, "one in 5 1/2 hours");
    store.restart();
    let newest = sets.last().expect("there are some");
    let mut answer = reads(&region, newest).await;
    while answer.status == 503 {
        tokio::task::yield_now().await;
        answer = reads(&region, newest).await;
    }
    assert_eq!(answer.status, 200, "{}", answer.json);
}

/// A program that reads, with a set.
async fn reads(region: &Region, set: &imds::Credentials) -> Answer {
    region
        .call_as(&signer(set), "DescribeInstances", &[REGION])
        .await
}

#[tokio::test]
async fn the_programs_of_an_instance_may_do_what_its_role_may() {
    let (region, ids) = furnished(1).await;
    let id = &ids[0];
    assert_eq!(told(&region, id).await, None);
    attach(&region, id, &[]).await;
    let role = told(&region, id).await.expect("at once");
    assert_eq!(role.name, "Worker");
    let program = signer(&credentials(&region, id).await);

    let who = region.call_as(&program, "Sts:GetCallerIdentity", &[]).await;
    assert_eq!(who.text("IdentityType"), "AssumedRoleUser");
    let arn = format!("acs:ram::1000000000000001:assumed-role/worker/{id}");
    assert_eq!(
        who.text("Arn"),
        arn,
        "the session is called after the instance"
    );
    let read = region
        .call_as(&program, "DescribeInstances", &[REGION])
        .await;
    assert_eq!(read.status, 200, "{}", read.json);
    let write = region.call_as(&program, "Vpc:CreateVpc", &[REGION]).await;
    refused(&write, 403, "Forbidden.RAM", "vpc:CreateVpc");
}

#[tokio::test]
async fn a_set_lives_six_hours_and_the_next_one_is_there_half_an_hour_before() {
    let (region, ids) = furnished(1).await;
    let id = &ids[0];
    region.clock.advance(HOUR);
    let started = region.clock.now();
    attach(&region, id, &[]).await;
    let first = credentials(&region, id).await;
    assert_eq!(first.last_updated, started);
    assert_eq!(first.expiration.unix_secs - started.unix_secs, 6 * HOUR);

    region.clock.advance(5 * HOUR + 29 * MINUTE);
    region.control.renew_instance_credentials();
    assert_eq!(credentials(&region, id).await, first, "a minute too early");
    region.clock.advance(MINUTE);
    region.control.renew_instance_credentials();
    let second = credentials(&region, id).await;
    assert_ne!(second.access_key_id, first.access_key_id);
    assert_ne!(second.access_key_secret, first.access_key_secret);
    assert_eq!(second.last_updated, region.clock.now());
    let left = second.expiration.unix_secs - region.clock.now().unix_secs;
    assert_eq!(left, 6 * HOUR);

    for (what, after, set, status) in [
        ("the first, with both valid", 0, &first, 200),
        ("the second, with both valid", 0, &second, 200),
        (
            "the first, a second before its end",
            30 * MINUTE - 1,
            &first,
            200,
        ),
        ("the first, at its end", 1, &first, 400),
        ("the second, when the first has ended", 0, &second, 200),
    ] {
        region.clock.advance(after);
        let read = reads(&region, set).await;
        assert_eq!(read.status, status, "{what}: {}", read.json);
        if status == 400 {
            assert_eq!(read.code(), "InvalidSecurityToken.Expired", "{what}");
        }
    }
}

/// However long and however irregularly the clock goes on, what is told has half an hour left at least, provided it
/// is renewed when it is due.
#[tokio::test]
async fn no_set_with_less_than_half_an_hour_left_is_told() {
    let (region, ids) = furnished(2).await;
    attach(&region, &ids[0], &[]).await;
    region.clock.advance(17 * MINUTE + 3);
    attach(&region, &ids[1], &[]).await;
    let mut sets = std::collections::BTreeSet::new();
    for round in 0..200 {
        region
            .clock
            .advance(7 * MINUTE + (round * round) % (3 * HOUR));
        region.control.renew_instance_credentials();
        for id in &ids {
            let set = credentials(&region, id).await;
            let left = set.expiration.unix_secs - region.clock.now().unix_secs;
            assert!((30 * MINUTE..=6 * HOUR).contains(&left), "{left} s left");
            sets.insert(set.access_key_id);
        }
    }
    assert!(sets.len() > 50, "only {} sets were seen", sets.len());
}

#[tokio::test]
async fn a_restart_changes_no_set_and_writes_none() {
    let (region, ids) = furnished(1).await;
    let id = &ids[0];
    attach(&region, id, &[]).await;
    let set = credentials(&region, id).await;
    let before = region.control.view().revision();
    region.clock.advance(5 * HOUR + 45 * MINUTE);
    region.control.renew_instance_credentials();
    let renewed = credentials(&region, id).await;
    assert_ne!(renewed, set);
    assert_eq!(
        region.control.view().revision(),
        before,
        "nothing is written"
    );

    let again = Region::over(Arc::clone(&region.store)).await;
    assert_eq!(
        credentials(&again, id).await,
        set,
        "by the clock that began anew"
    );
    again.clock.advance(5 * HOUR + 45 * MINUTE);
    again.control.renew_instance_credentials();
    assert_eq!(credentials(&again, id).await, renewed);
    for set in [&set, &renewed] {
        let read = reads(&again, set).await;
        assert_eq!(read.status, 200);
    }
}

/// A stolen session ends when the role is detached, and stays ended when it is attached again in the same second.
#[tokio::test]
async fn a_session_of_an_instance_ends_with_the_attachment() {
    let (region, ids) = furnished(1).await;
    let id = &ids[0];
    attach(&region, id, &[]).await;
    let stolen = credentials(&region, id).await;
    detach(&region, id).await;
    assert_eq!(told(&region, id).await, None);
    let read = reads(&region, &stolen).await;
    refused(&read, 400, "InvalidSecurityToken.Expired", "instance");
    attach(&region, id, &[]).await;
    let fresh = credentials(&region, id).await;
    assert_eq!(fresh.expiration, stolen.expiration, "the same second");
    assert_ne!(fresh.access_key_id, stolen.access_key_id);
    for (set, status) in [(&stolen, 400), (&fresh, 200)] {
        let read = reads(&region, set).await;
        assert_eq!(read.status, status);
    }
    // The same role with the same policy is no news: programs go on with what they have.
    attach(&region, id, &[]).await;
    assert_eq!(credentials(&region, id).await, fresh);
    let gone = [("InstanceId", id.as_str()), ("Force", "true")];
    region.ok("a", "DeleteInstance", &gone).await;
    let read = reads(&region, &fresh).await;
    refused(&read, 400, "InvalidSecurityToken.Expired", "instance");
}

#[tokio::test]
async fn a_role_that_is_gone_or_does_not_trust_ecs_is_not_told_of() {
    let (region, ids) = furnished(1).await;
    let id = &ids[0];
    attach(&region, id, &[]).await;
    let set = credentials(&region, id).await;
    let trust = |trust| {
        [
            ("RoleName", "Worker"),
            ("NewAssumeRolePolicyDocument", trust),
        ]
    };
    region
        .ok("a", "Ram:UpdateRole", &trust(TRUSTS_OTHERS))
        .await;
    assert_eq!(told(&region, id).await, None, "no longer trusted");
    region.ok("a", "Ram:UpdateRole", &trust(TRUSTS_ECS)).await;
    assert_eq!(credentials(&region, id).await, set, "trusted again");

    let policy = [
        ("RoleName", "Worker"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSReadOnlyAccess"),
    ];
    region.ok("a", "Ram:DetachPolicyFromRole", &policy).await;
    let read = reads(&region, &set).await;
    refused(&read, 403, "Forbidden.RAM", "ecs:DescribeInstances");
    region
        .ok("a", "Ram:DeleteRole", &[("RoleName", "Worker")])
        .await;
    assert_eq!(told(&region, id).await, None, "deleted");
    let read = reads(&region, &set).await;
    refused(&read, 400, "InvalidSecurityToken.Expired", "role");
    // Another role of the name was not passed to the instance.
    role(&region, "Worker", TRUSTS_ECS).await;
    assert_eq!(told(&region, id).await, None, "another role");
    let read = reads(&region, &set).await;
    refused(&read, 400, "InvalidSecurityToken.Expired", "role");
    attach(&region, id, &[]).await;
    assert!(told(&region, id).await.is_some(), "passed now");
}

#[tokio::test]
async fn the_policy_of_an_attachment_takes_away_from_the_role() {
    let (region, ids) = furnished(1).await;
    let id = &ids[0];
    let only_groups = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:DescribeSecurityGroups","Resource":"*"},{"Effect":"Allow","Action":"vpc:*","Resource":"*"}]}"#;
    attach(&region, id, &[("Policy", only_groups)]).await;
    let program = signer(&credentials(&region, id).await);
    let groups = region
        .call_as(&program, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(groups.status, 200);
    let instances = region
        .call_as(&program, "DescribeInstances", &[REGION])
        .await;
    refused(&instances, 403, "Forbidden.RAM", "ecs:DescribeInstances");
    let detail = instances.text("AccessDeniedDetail.PolicyType");
    assert_eq!(detail, "SessionPolicy");
    let more = region.call_as(&program, "Vpc:CreateVpc", &[REGION]).await;
    refused(&more, 403, "Forbidden.RAM", "vpc:CreateVpc");
    // Without it, it is another attachment.
    attach(&region, id, &[]).await;
    let instances = region
        .call_as(&program, "DescribeInstances", &[REGION])
        .await;
    assert_eq!(instances.code(), "InvalidSecurityToken.Expired");
}

fn statement(actions: &str, resource: &str, condition: &str) -> String {
    format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":["ecs:RunInstances","ecs:AttachInstanceRamRole"],"Resource":"*"}},{{"Effect":"Allow","Action":"{actions}","Resource":"{resource}"{condition}}}]}}"#
    )
}

/// Who may manage instances, but not pass the role, gets no more power by giving an instance a stronger role.
#[tokio::test]
async fn a_role_is_passed_by_who_may_pass_it_only() {
    let (region, ids) = furnished(1).await;
    let ids = list(&[&ids[0]]);
    let attach = [REGION, ("RamRoleName", "Worker"), ("InstanceIds", &*ids)];
    let of =
        |service: &str| format!(r#","Condition":{{"StringEquals":{{"acs:Service":"{service}"}}}}"#);
    let worker = "acs:ram:*:1000000000000001:role/worker";
    for (user, action, resource, condition, is_allowed) in [
        (
            "nothing",
            "ecs:DescribeInstances",
            "*",
            String::new(),
            false,
        ),
        (
            "other",
            "ram:PassRole",
            "acs:ram:*:*:role/other",
            String::new(),
            false,
        ),
        (
            "service",
            "ram:PassRole",
            worker,
            of("fc.aliyuncs.com"),
            false,
        ),
        (
            "right",
            "ram:PassRole",
            worker,
            of("ecs.aliyuncs.com"),
            true,
        ),
    ] {
        let signer = region.user(user).await;
        let document = statement(action, resource, &condition);
        region.grant(user, &format!("may-{user}"), &document).await;
        let answer = region
            .call_as(&signer, "AttachInstanceRamRole", &attach)
            .await;
        let launch = [
            REGION,
            ("InstanceType", "ecs.g6.large"),
            ("RamRoleName", "Worker"),
        ];
        let launch = region.call_as(&signer, "RunInstances", &launch).await;
        if is_allowed {
            assert_eq!(answer.status, 200, "{user}: {}", answer.json);
            // What comes next is looked at: there is no vSwitch.
            assert_ne!(launch.code(), "InvalidUser.PassRoleForbidden", "{user}");
            continue;
        }
        refused(
            &answer,
            403,
            "InvalidUser.PassRoleForbidden",
            "ram:PassRole",
        );
        let action = answer.text("AccessDeniedDetail.AuthAction");
        assert_eq!(action, "ram:PassRole", "{user}");
    }
}

#[tokio::test]
async fn instances_are_launched_with_a_role() {
    let (region, ids) = furnished(1).await;
    let ids = list(&[&ids[0]]);
    let of = [REGION, ("InstanceIds", &*ids)];
    let like = region.ok("a", "DescribeInstances", &of).await;
    let at = "Instances.Instance.0";
    let vswitch = like.text(&format!("{at}.VpcAttributes.VSwitchId"));
    let group = like.text(&format!("{at}.SecurityGroupIds.SecurityGroupId.0"));
    let params = [
        REGION,
        ("InstanceType", "ecs.g6.large"),
        ("VSwitchId", &vswitch),
        ("SecurityGroupId", &group),
        ("RamRoleName", "worker"),
        ("Amount", "2"),
    ];
    let made = region.ok("a", "RunInstances", &params).await;
    let mut keys = std::collections::BTreeSet::new();
    for at in ["0", "1"] {
        let id = made.text(&format!("InstanceIdSets.InstanceIdSet.{at}"));
        let role = told(&region, &id).await.expect("it has a role");
        assert_eq!(role.name, "Worker", "as it is spelled where it was made");
        keys.insert(role.credentials.expect("a set").access_key_id);
    }
    assert_eq!(keys.len(), 2, "each has its own");
    let made = region.ok("a", "CreateInstance", &params[..5]).await;
    assert!(told(&region, &made.text("InstanceId")).await.is_some());

    region
        .ok(
            "a",
            "Ram:CreateRole",
            &[
                ("RoleName", "Other"),
                ("AssumeRolePolicyDocument", TRUSTS_OTHERS),
            ],
        )
        .await;
    for (name, status, code) in [
        ("Other", 401, "InvalidRamRole.NotEcsRole"),
        ("Nobody", 404, "InvalidRamRole.NotFound"),
    ] {
        for operation in ["RunInstances", "CreateInstance"] {
            let params = [&params[..4], &[("RamRoleName", name)]].concat();
            let answer = region.call("a", operation, &params).await;
            assert_eq!(
                (answer.status, answer.code()),
                (status, code),
                "{operation}"
            );
        }
    }
}

/// holds: K11
#[tokio::test]
async fn no_secret_of_an_instance_is_in_the_store_the_trail_or_a_dump() {
    let (region, ids) = furnished(1).await;
    attach(&region, &ids[0], &[]).await;
    let set = credentials(&region, &ids[0]).await;
    let program = signer(&set);
    region
        .call_as(&program, "DescribeInstances", &[REGION])
        .await;
    let dump = region.ok("a", "Kanmon:DebugDump", &[REGION]).await;
    region.control.flush_audit().await;
    let trail = region.control.audit_trail().expect("it can be read");
    assert!(
        trail
            .iter()
            .any(|entry| entry.access_key_id == set.access_key_id)
    );
    let desired = region.control.desired().borrow().clone();
    let mut texts = vec![
        dump.json.to_string(),
        format!("{trail:?}"),
        format!("{desired:?} {set:?}"),
    ];
    let mut after = None;
    loop {
        let page = region
            .store
            .page("", after.as_deref(), 1_000)
            .expect("a page");
        let values = page.entries.iter();
        texts.extend(values.map(|it| String::from_utf8_lossy(&it.value).into_owned()));
        after = page.entries.last().map(|entry| entry.key.clone());
        if !page.has_more {
            break;
        }
    }
    let secret = set.access_key_secret.reveal();
    let token = set.security_token.reveal();
    for text in &texts {
        assert!(!text.contains(secret) && !text.contains(token), "{text}");
    }
}
