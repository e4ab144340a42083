//! Sessions of roles: how they begin, what they may do, and when they end.

mod support;

use support::ram::{ALLOW_ALL, Signer};
use support::{Answer, Region, refused};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const ACCOUNT: &str = "1000000000000001";

const TRUSTS_A: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}"#;
const MAY_ASSUME: &str =
    r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}"#;

async fn role(region: &Region, name: &str, trust: &str) {
    let params = [("RoleName", name), ("AssumeRolePolicyDocument", trust)];
    region.ok("a", "Ram:CreateRole", &params).await;
}

async fn attach(region: &Region, role: &str, policy: &str) {
    let params = [
        ("RoleName", role),
        ("PolicyType", "System"),
        ("PolicyName", policy),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &params).await;
}

async fn assume(region: &Region, who: &Signer, role: &str, more: &[(&str, &str)]) -> Answer {
    let arn = format!("acs:ram::{ACCOUNT}:role/{role}");
    let params = [("RoleArn", arn.as_str()), ("RoleSessionName", "work")];
    let params: Vec<_> = params.iter().chain(more).copied().collect();
    region.call_as(who, "Sts:AssumeRole", &params).await
}

fn signer(answer: &Answer) -> Signer {
    assert_eq!(answer.status, 200, "{}", answer.json);
    Signer {
        access_key_id: answer.text("Credentials.AccessKeyId"),
        secret: answer.text("Credentials.AccessKeySecret"),
        token: Some(answer.text("Credentials.SecurityToken")),
    }
}

/// A region with a user `alice` that may assume roles, and a role `Reader` that may read.
async fn furnished() -> (Region, Signer) {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    role(&region, "Reader", TRUSTS_A).await;
    attach(&region, "Reader", "AliyunECSReadOnlyAccess").await;
    region.grant("alice", "may-assume", MAY_ASSUME).await;
    (region, alice)
}

#[tokio::test]
async fn a_session_may_do_what_its_role_may_at_each_call() {
    let (region, alice) = furnished().await;
    let answer = assume(&region, &alice, "reader", &[]).await;
    assert_eq!(
        answer.text("AssumedRoleUser.Arn"),
        format!("acs:ram::{ACCOUNT}:role/reader/work")
    );
    let session = signer(&answer);

    let who = region.call_as(&session, "Sts:GetCallerIdentity", &[]).await;
    assert_eq!(who.text("IdentityType"), "AssumedRoleUser");
    assert_eq!(
        who.text("Arn"),
        format!("acs:ram::{ACCOUNT}:assumed-role/reader/work")
    );
    assert!(who.text("PrincipalId").ends_with(":work"));

    let read = region
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(read.status, 200, "{}", read.json);
    let write = region.call_as(&session, "Vpc:CreateVpc", &[REGION]).await;
    refused(&write, 403, "Forbidden.RAM", "vpc:CreateVpc");
    assert_eq!(
        write.text("AccessDeniedDetail.AuthPrincipalType"),
        "AssumedRoleUser"
    );
    assert_eq!(
        write.text("AccessDeniedDetail.AuthPrincipalDisplayName"),
        "Reader:work"
    );

    attach(&region, "Reader", "AdministratorAccess").await;
    let write = region.call_as(&session, "Vpc:CreateVpc", &[REGION]).await;
    assert_eq!(write.status, 200, "{}", write.json);
}

#[tokio::test]
async fn a_session_policy_takes_away_and_gives_nothing() {
    let (region, alice) = furnished().await;
    let only_groups = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:DescribeSecurityGroups","Resource":"*"},{"Effect":"Allow","Action":"vpc:*","Resource":"*"}]}"#;
    let session = signer(&assume(&region, &alice, "Reader", &[("Policy", only_groups)]).await);
    let groups = region
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(groups.status, 200, "{}", groups.json);
    let instances = region
        .call_as(&session, "DescribeInstances", &[REGION])
        .await;
    refused(&instances, 403, "Forbidden.RAM", "ecs:DescribeInstances");
    assert_eq!(
        instances.text("AccessDeniedDetail.PolicyType"),
        "SessionPolicy"
    );
    let more = region.call_as(&session, "Vpc:CreateVpc", &[REGION]).await;
    refused(&more, 403, "Forbidden.RAM", "vpc:CreateVpc");
}

#[tokio::test]
async fn a_session_ends_with_its_time_and_survives_a_restart_until_then() {
    let (region, alice) = furnished().await;
    let session = signer(&assume(&region, &alice, "Reader", &[("DurationSeconds", "900")]).await);
    let again = Region::over(std::sync::Arc::clone(&region.store)).await;
    let read = again
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(read.status, 200, "{}", read.json);
    again.clock.advance(900);
    let read = again
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(
        (read.status, read.code()),
        (400, "InvalidSecurityToken.Expired")
    );
}

#[tokio::test]
async fn a_token_goes_with_its_key_only_and_a_key_with_its_token() {
    let (region, alice) = furnished().await;
    let one = signer(&assume(&region, &alice, "Reader", &[]).await);
    let other = signer(&assume(&region, &alice, "Reader", &[]).await);
    let mut touched = one.clone().token.expect("a session has one");
    touched.replace_range(20..21, if &touched[20..21] == "A" { "B" } else { "A" });
    for (what, signer, code) in [
        (
            "no token",
            Signer {
                token: None,
                ..one.clone()
            },
            "MissingSecurityToken",
        ),
        (
            "another session's token",
            Signer {
                token: other.token.clone(),
                ..one.clone()
            },
            "InvalidSecurityToken.MismatchWithAccessKey",
        ),
        (
            "a changed token",
            Signer {
                token: Some(touched),
                ..one.clone()
            },
            "InvalidSecurityToken.Malformed",
        ),
        (
            "a token with a user's key",
            Signer {
                token: one.token.clone(),
                ..alice.clone()
            },
            "InvalidSecurityToken.MismatchWithAccessKey",
        ),
        (
            "another secret",
            Signer {
                secret: other.secret.clone(),
                ..one.clone()
            },
            "SignatureDoesNotMatch",
        ),
    ] {
        let answer = region
            .call_as(&signer, "DescribeSecurityGroups", &[REGION])
            .await;
        assert_eq!((answer.status, answer.code()), (400, code), "{what}");
    }
}

#[tokio::test]
async fn a_role_is_assumed_when_its_trust_and_the_callers_policies_both_allow_it() {
    let region = Region::start().await;
    let (alice, bob) = (region.user("alice").await, region.user("bob").await);
    let trusts_alice = TRUSTS_A.replace(":root", ":user/alice");
    role(&region, "Hers", &trusts_alice).await;
    role(&region, "All", TRUSTS_A).await;

    let none = assume(&region, &alice, "Hers", &[]).await;
    refused(&none, 403, "NoPermission", "sts:AssumeRole");
    assert_eq!(
        none.text("AccessDeniedDetail.PolicyType"),
        "AccountLevelIdentityBasedPolicy"
    );
    region.grant("alice", "may-assume", MAY_ASSUME).await;
    region.attach("bob", "Custom", "may-assume").await;
    signer(&assume(&region, &alice, "Hers", &[]).await);
    let distrusted = assume(&region, &bob, "Hers", &[]).await;
    refused(&distrusted, 403, "NoPermission", "sts:AssumeRole");
    assert_eq!(
        distrusted.text("AccessDeniedDetail.PolicyType"),
        "AssumeRolePolicy"
    );
    signer(&assume(&region, &bob, "All", &[]).await);

    // A session assumes another role, and the account itself assumes none.
    attach(&region, "Hers", "AliyunSTSAssumeRoleAccess").await;
    let first = signer(&assume(&region, &alice, "Hers", &[]).await);
    signer(&assume(&region, &first, "All", &[]).await);
    let arn = format!("acs:ram::{ACCOUNT}:role/all");
    let root = [("RoleArn", arn.as_str()), ("RoleSessionName", "work")];
    let root = region.call("a", "Sts:AssumeRole", &root).await;
    refused(&root, 403, "NoPermission", "sts:AssumeRole");
}

#[tokio::test]
async fn an_external_id_that_the_trust_asks_for_must_be_given() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region
        .attach("alice", "System", "AdministratorAccess")
        .await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]},"Condition":{"StringEquals":{"sts:ExternalId":"told-you"}}}]}"#;
    role(&region, "Deputy", trust).await;
    let without = assume(&region, &alice, "Deputy", &[]).await;
    refused(&without, 403, "NoPermission", "sts:AssumeRole");
    let wrong = assume(&region, &alice, "Deputy", &[("ExternalId", "guess")]).await;
    refused(&wrong, 403, "NoPermission", "sts:AssumeRole");
    signer(&assume(&region, &alice, "Deputy", &[("ExternalId", "told-you")]).await);
}

#[tokio::test]
async fn what_is_wrong_with_a_request_to_assume_is_said() {
    let (region, alice) = furnished().await;
    let arn = format!("acs:ram::{ACCOUNT}:role/Reader");
    for (params, code) in [
        (
            vec![("RoleArn", "role/Reader"), ("RoleSessionName", "work")],
            "InvalidParameter.RoleArn",
        ),
        (
            vec![("RoleArn", &*arn), ("RoleSessionName", "a b")],
            "InvalidParameter.RoleSessionName",
        ),
        (
            vec![
                ("RoleArn", &*arn),
                ("RoleSessionName", "work"),
                ("DurationSeconds", "3601"),
            ],
            "InvalidParameter.DurationSeconds",
        ),
        (
            vec![
                ("RoleArn", &*arn),
                ("RoleSessionName", "work"),
                ("Policy", "{"),
            ],
            "InvalidParameter.PolicyGrammar",
        ),
    ] {
        let answer = region.call_as(&alice, "Sts:AssumeRole", &params).await;
        assert_eq!((answer.status, answer.code()), (400, code), "{params:?}");
    }
    let gone = assume(&region, &alice, "Nobody", &[]).await;
    assert_eq!((gone.status, gone.code()), (404, "EntityNotExist.Role"));
    // Nobody learns which roles another account has.
    let foreign = [
        ("RoleArn", "acs:ram::1000000000000002:role/Nobody"),
        ("RoleSessionName", "work"),
    ];
    let foreign = region.call_as(&alice, "Sts:AssumeRole", &foreign).await;
    refused(&foreign, 403, "NoPermission", "sts:AssumeRole");
}

#[tokio::test]
async fn a_session_ends_with_its_role() {
    let (region, alice) = furnished().await;
    let session = signer(&assume(&region, &alice, "Reader", &[]).await);
    let prefix = format!("identity/{ACCOUNT}/role/");
    let page = region.store.page(&prefix, None, 1).expect("readable");
    let ops = vec![store::Op::Delete {
        key: page.entries[0].key.clone(),
    }];
    let guards = Vec::new();
    region
        .store
        .transact(store::Transaction { guards, ops })
        .await
        .expect("written");
    // A later role of the same name is another one.
    role(&region, "Reader", TRUSTS_A).await;
    let read = region
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(
        (read.status, read.code()),
        (400, "InvalidSecurityToken.Expired")
    );
}

#[tokio::test]
async fn a_refusal_can_be_decoded_by_its_account_alone() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let deny =
        r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"vpc:Create*","Resource":"*"}]}"#;
    region.grant("alice", "no-vpc", deny).await;
    let refusal = region.call_as(&alice, "Vpc:CreateVpc", &[REGION]).await;
    let message = refusal.text("AccessDeniedDetail.EncodedDiagnosticMessage");
    let params = [("EncodedDiagnosticMessage", message.as_str())];
    let decoded = region.ok("a", "Ram:DecodeDiagnosticMessage", &params).await;
    let field = |name: &str| decoded.text(&format!("DecodedDiagnosticMessage.{name}"));
    assert_eq!(field("AuthAction"), "vpc:CreateVpc");
    assert_eq!(
        field("AuthResource"),
        "acs:vpc:cn-hangzhou:1000000000000001:vpc/*"
    );
    assert_eq!(field("MatchedPolicies.0.PolicyIdentifier"), "no-vpc");
    assert_eq!(field("MatchedPolicies.0.PolicyVersion"), "v1");
    assert_eq!(
        field("NoPermissionPolicyType"),
        "AccountLevelIdentityBasedPolicy"
    );
    let stranger = region
        .call("b", "Ram:DecodeDiagnosticMessage", &params)
        .await;
    assert_eq!(stranger.code(), "InvalidParameter.EncodedDiagnosticMessage");
}

/// Sessions of one role and one name may be of different people, and may do different things.
#[tokio::test]
async fn a_session_does_not_get_the_answer_to_what_another_of_its_name_was_permitted() {
    let (region, alice) = furnished().await;
    attach(&region, "Reader", "AliyunVPCFullAccess").await;
    let bob = region.user("bob").await;
    region.attach("bob", "Custom", "may-assume").await;
    let params = [
        REGION,
        ("CidrBlock", "192.168.0.0/16"),
        ("ClientToken", "token-1"),
    ];
    let create = async |session: &Signer| region.call_as(session, "Vpc:CreateVpc", &params).await;

    let hers = signer(&assume(&region, &alice, "Reader", &[]).await);
    let made = create(&hers).await;
    assert_eq!(made.status, 200, "{}", made.json);
    let renewed = signer(&assume(&region, &alice, "Reader", &[]).await);
    assert_ne!(renewed.access_key_id, hers.access_key_id);
    let again = create(&renewed).await;
    assert_eq!(
        again.text("VpcId"),
        made.text("VpcId"),
        "she goes on with a new session"
    );

    let his = signer(&assume(&region, &bob, "Reader", &[]).await);
    let other = create(&his).await;
    assert_eq!(other.status, 200, "{}", other.json);
    assert_ne!(
        other.text("VpcId"),
        made.text("VpcId"),
        "it is somebody else's"
    );

    let no_vpc =
        r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"vpc:*","Resource":"*"}]}"#;
    let less = signer(&assume(&region, &alice, "Reader", &[("Policy", no_vpc)]).await);
    refused(&create(&less).await, 403, "Forbidden.RAM", "vpc:CreateVpc");
    let source = [("SourceIdentity", "somebody")];
    let for_another = signer(&assume(&region, &alice, "Reader", &source).await);
    assert_ne!(create(&for_another).await.text("VpcId"), made.text("VpcId"));
}

/// The documents know no call that ends a session. A policy that asks when it was begun ends all of before.
#[tokio::test]
async fn sessions_of_a_role_begun_before_a_moment_are_ended_by_a_policy_and_later_ones_are_not() {
    let (region, alice) = furnished().await;
    let stolen = signer(&assume(&region, &alice, "Reader", &[]).await);
    let read = async |who: &Signer| {
        region
            .call_as(who, "DescribeSecurityGroups", &[REGION])
            .await
    };
    assert_eq!(read(&stolen).await.status, 200);
    region.clock.advance(60);
    let now = control::Clock::now(&*region.clock);
    let document = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Deny","Action":"*","Resource":"*","Condition":{{"DateLessThan":{{"kanmon:TokenIssueTime":"{now}"}}}}}}]}}"#
    );
    let policy = [("PolicyName", "revoked"), ("PolicyDocument", &*document)];
    region.ok("a", "Ram:CreatePolicy", &policy).await;
    let grant = [
        ("RoleName", "Reader"),
        ("PolicyType", "Custom"),
        ("PolicyName", "revoked"),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &grant).await;

    refused(
        &read(&stolen).await,
        403,
        "Forbidden.RAM",
        "ecs:DescribeSecurityGroups",
    );
    let fresh = signer(&assume(&region, &alice, "Reader", &[]).await);
    assert_eq!(read(&fresh).await.status, 200, "the role goes on");
}
