//! RAM users call with keys of their own, and policies decide.

mod support;

use support::{Region, refused};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

#[tokio::test]
async fn a_user_may_do_what_its_policies_allow_from_the_next_call_on() {
    let region = Region::start().await;
    let alice = region.user("alice").await;

    let refusal = region
        .call_as(&alice, "DescribeSecurityGroups", &[REGION])
        .await;
    refused(&refusal, 403, "Forbidden.RAM", "ecs:DescribeSecurityGroups");
    let detail = |name: &str| refusal.text(&format!("AccessDeniedDetail.{name}"));
    assert_eq!(detail("AuthAction"), "ecs:DescribeSecurityGroups");
    assert_eq!(detail("AuthPrincipalType"), "SubUser");
    assert_eq!(detail("AuthPrincipalOwnerId"), "1000000000000001");
    assert_eq!(detail("NoPermissionType"), "ImplicitDeny");
    assert_eq!(detail("PolicyType"), "AccountLevelIdentityBasedPolicy");
    assert!(!detail("EncodedDiagnosticMessage").is_empty());

    region
        .attach("alice", "System", "AliyunECSReadOnlyAccess")
        .await;
    let answer = region
        .call_as(&alice, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    let writes = region
        .call_as(&alice, "CreateSecurityGroup", &[REGION])
        .await;
    refused(&writes, 403, "Forbidden.RAM", "ecs:CreateSecurityGroup");

    region
        .grant(
            "alice",
            "makes-groups",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:CreateSecurityGroup","Resource":"*"}]}"#,
        )
        .await;
    let vpc = region
        .ok(
            "a",
            "Vpc:CreateVpc",
            &[REGION, ("CidrBlock", "192.168.0.0/16")],
        )
        .await;
    let vpc = vpc.text("VpcId");
    let made = region
        .call_as(&alice, "CreateSecurityGroup", &[REGION, ("VpcId", &vpc)])
        .await;
    assert_eq!(made.status, 200, "{}", made.json);
}

#[tokio::test]
async fn an_explicit_deny_wins_and_is_told_so() {
    let region = Region::start().await;
    let bob = region.user("bob").await;
    region.attach("bob", "System", "AdministratorAccess").await;
    let users = region
        .call_as(&bob, "Ram:CreateUser", &[("UserName", "carol")])
        .await;
    assert_eq!(users.status, 200, "{}", users.json);
    region
        .grant(
            "bob",
            "no-users",
            r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"ram:CreateUser","Resource":"*"}]}"#,
        )
        .await;
    let refusal = region
        .call_as(&bob, "Ram:CreateUser", &[("UserName", "dave")])
        .await;
    refused(&refusal, 403, "NoPermission", "Action: ram:CreateUser");
    assert_eq!(
        refusal.text("AccessDeniedDetail.NoPermissionType"),
        "ExplicitDeny"
    );
}

#[tokio::test]
async fn everybody_may_ask_who_he_is() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let answer = region.call_as(&alice, "Sts:GetCallerIdentity", &[]).await;
    assert_eq!(answer.text("IdentityType"), "RAMUser");
    assert_eq!(answer.text("Arn"), "acs:ram::1000000000000001:user/alice");
    assert_eq!(answer.text("UserId"), answer.text("PrincipalId"));
    let root = region.ok("a", "Sts:GetCallerIdentity", &[]).await;
    assert_eq!(root.text("IdentityType"), "Account");
    assert_eq!(root.text("Arn"), "acs:ram::1000000000000001:root");
}

/// holds: K11
#[tokio::test]
async fn the_secret_of_a_key_is_shown_once_and_is_sealed_in_the_store() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.settle().await;
    let page = region.store.page("", None, 10_000).expect("readable");
    let secret = alice.secret.as_bytes();
    for entry in page.entries {
        assert!(
            !entry.value.windows(secret.len()).any(|it| it == secret),
            "{}",
            entry.key
        );
    }
}

#[tokio::test]
async fn the_trail_says_who_called_and_which_policy_decided() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.call_as(&alice, "DescribeVpcs", &[REGION]).await;
    region
        .attach("alice", "System", "AdministratorAccess")
        .await;
    region
        .call_as(&alice, "Ram:CreateUser", &[("UserName", "bob")])
        .await;
    region.settle().await;
    let trail = region.control.audit_trail().expect("readable");
    let of_alice: Vec<(&str, &str)> = trail
        .iter()
        .filter(|it| it.principal == "acs:ram:*:1000000000000001:user/alice")
        .map(|it| (it.action.as_str(), it.decision.as_str()))
        .collect();
    // Entries of one second stand in no order.
    assert_eq!(of_alice.len(), 2, "{of_alice:?}");
    assert!(
        of_alice.contains(&("Ram:CreateUser", "Allow by AdministratorAccess (v1)")),
        "{of_alice:?}"
    );
    assert!(
        of_alice.contains(&(
            "Vpc:DescribeVpcs",
            "ImplicitDeny by AccountLevelIdentityBasedPolicy"
        )),
        "{of_alice:?}"
    );
}

/// A repeat is not decided again, so it is its principal's own.
#[tokio::test]
async fn nobody_gets_the_answer_to_what_somebody_else_was_permitted() {
    let region = Region::start().await;
    let (alice, bob) = (region.user("alice").await, region.user("bob").await);
    region
        .attach("alice", "System", "AdministratorAccess")
        .await;
    let params = [
        REGION,
        ("CidrBlock", "192.168.0.0/16"),
        ("ClientToken", "token-1"),
    ];
    let made = region.call_as(&alice, "Vpc:CreateVpc", &params).await;
    assert_eq!(made.status, 200, "{}", made.json);
    let again = region.call_as(&alice, "Vpc:CreateVpc", &params).await;
    assert_eq!(again.text("VpcId"), made.text("VpcId"));
    let guess = region.call_as(&bob, "Vpc:CreateVpc", &params).await;
    refused(&guess, 403, "Forbidden.RAM", "vpc:CreateVpc");
}

/// Whoever has two hands on one policy: it is attached, or it is gone, and not both.
#[tokio::test]
async fn two_processes_never_attach_more_policies_than_there_may_be() {
    for seed in 0..20 {
        let store = std::sync::Arc::new(store::SimStore::new(seed));
        let shared: std::sync::Arc<dyn store::Store> = store.clone();
        let one = Region::over(std::sync::Arc::clone(&shared)).await;
        one.user("alice").await;
        for number in 0..9 {
            let name = format!("p{number}");
            one.grant("alice", &name, support::ram::ALLOW_ALL).await;
        }
        for name in ["x", "y"] {
            let params = [
                ("PolicyName", name),
                ("PolicyDocument", support::ram::ALLOW_ALL),
            ];
            one.ok("a", "Ram:CreatePolicy", &params).await;
        }
        let other = Region::over(std::sync::Arc::clone(&shared)).await;
        store.set_trouble(store::Trouble {
            conflicts: 300,
            max_pauses: 3,
            ..store::Trouble::default()
        });
        let attach = |policy| {
            [
                ("UserName", "alice"),
                ("PolicyType", "Custom"),
                ("PolicyName", policy),
            ]
        };
        let (x, y) = (attach("x"), attach("y"));
        let (first, second) = tokio::join!(
            one.call("a", "Ram:AttachPolicyToUser", &x),
            other.call("a", "Ram:AttachPolicyToUser", &y),
        );
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(
            statuses,
            [200, 409],
            "seed {seed}: {} {}",
            first.json,
            second.json
        );
    }
}
