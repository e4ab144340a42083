//! From where access keys may be used: policies of keys and accounts hold at each call, and before anything is permitted.
//!
//! Choice: docs/decisions/0042-identity-management-service.md

mod support;

use openapi::sign::Credential;
use support::ram::{ALLOW_ALL, Signer};
use support::{Answer, Region, operation};

/// The office, an instance's address and nowhere.
const OFFICE: &str = "203.0.113.7";
const ELSEWHERE: &str = "198.51.100.9";

fn only_from(addresses: &str) -> String {
    format!(
        r#"{{"Version":1,"Status":"Active","Statements":[{{"Type":"ClassicWhiteList","IPList":[{addresses}]}}]}}"#
    )
}

fn office() -> String {
    only_from(r#""203.0.113.0/24""#)
}

const OFF: &str = r#"{"Version":1,"Status":"Inactive","Statements":[]}"#;

async fn from(
    region: &Region,
    source: Option<&str>,
    who: &Signer,
    name: &str,
    params: &[(&str, &str)],
) -> Answer {
    let credential = Credential {
        access_key_id: &who.access_key_id,
        access_key_secret: &who.secret,
        security_token: who.token.as_deref(),
    };
    let request = region.request_with(&credential, operation(name), params);
    let source = source.map(|it| it.parse().expect("an address"));
    let answer = region.control.call_from(request, source, true).await;
    region.settle().await;
    Answer {
        status: answer.status,
        json: serde_json::from_slice(&answer.body).expect("an answer is JSON"),
    }
}

fn root(region: &Region) -> Signer {
    let credentials = &region.accounts["a"];
    Signer {
        access_key_id: credentials.access_key_id.clone(),
        secret: credentials.access_key_secret.reveal().to_owned(),
        token: None,
    }
}

async fn is_let_in(region: &Region, who: &Signer, source: Option<&str>) -> bool {
    let answer = from(region, source, who, "Sts:GetCallerIdentity", &[]).await;
    match (answer.status, answer.code()) {
        (200, _) => true,
        (403, "Forbidden.Unauthorized") => false,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_key_is_used_from_its_addresses_only_and_from_the_next_call_on() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let root = root(&region);
    let named = [
        ("UserPrincipalName", "alice@1000000000000001.onaliyun.com"),
        ("UserAccessKeyId", alice.access_key_id.as_str()),
    ];
    let shown = region.ok("a", "Ims:GetAccessKeyPolicy", &named).await;
    assert_eq!(shown.text("AccessKeyPolicy"), "{}");
    assert!(is_let_in(&region, &alice, Some(ELSEWHERE)).await);

    let policy = office();
    let set = [named[0], named[1], ("AccessKeyPolicy", policy.as_str())];
    let answer = region.ok("a", "Ims:SetAccessKeyPolicy", &set).await;
    assert_eq!(answer.text("AccessKeyPolicy"), policy);
    let shown = region.ok("a", "Ims:GetAccessKeyPolicy", &named).await;
    assert_eq!(shown.text("AccessKeyPolicy"), policy);
    for (who, source, expected) in [
        (&alice, Some(OFFICE), true),
        (&alice, Some("::ffff:203.0.113.7"), true),
        (&alice, Some(ELSEWHERE), false),
        (&alice, Some("2001:db8::1"), false),
        (&alice, None, false),
        (&root, Some(ELSEWHERE), true),
    ] {
        let got = is_let_in(&region, who, source).await;
        assert_eq!(got, expected, "{source:?}");
    }

    // What is refused is no use of the key, changes nothing, and is in the trail.
    let make = [("UserName", "mallory")];
    let answer = from(&region, Some(ELSEWHERE), &alice, "Ram:CreateUser", &make).await;
    assert_eq!(
        (answer.status, answer.code()),
        (403, "Forbidden.Unauthorized")
    );
    assert!(
        answer.text("Message").contains(ELSEWHERE),
        "{}",
        answer.json
    );
    region.control.flush_audit().await;
    let trail = region.control.audit_trail().expect("it is readable");
    let id = answer.text("RequestId");
    let entry = trail.iter().find(|it| it.request_id.to_string() == id);
    let entry = entry.expect("it is in the trail");
    assert_eq!(entry.principal, "acs:ram:*:1000000000000001:user/alice");
    assert_eq!(entry.outcome, "Forbidden.Unauthorized");
    let gone = region.call("a", "Ram:GetUser", &make).await;
    assert_eq!(gone.code(), "EntityNotExist.User");

    // A policy that is as good as none is none.
    let off = [named[0], named[1], ("AccessKeyPolicy", OFF)];
    let answer = region.ok("a", "Ims:SetAccessKeyPolicy", &off).await;
    assert_eq!(answer.text("AccessKeyPolicy"), "{}");
    assert!(is_let_in(&region, &alice, Some(ELSEWHERE)).await);
}

#[tokio::test]
async fn the_policy_of_the_account_holds_for_keys_without_one_of_their_own_in_force() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let bob = region.user("bob").await;
    let root = root(&region);
    let named = [
        ("UserPrincipalName", "bob@1000000000000001.onaliyun.com"),
        ("UserAccessKeyId", bob.access_key_id.as_str()),
    ];
    let anywhere = only_from(r#""0.0.0.0/0","::/0""#);
    let own = [named[0], named[1], ("AccessKeyPolicy", anywhere.as_str())];
    region.ok("a", "Ims:SetAccessKeyPolicy", &own).await;
    let policy = office();
    let set = [("AccessKeyPolicy", policy.as_str())];
    let name = "Ims:SetAccessKeyPolicyForAccount";
    let answer = from(&region, Some(OFFICE), &root, name, &set).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    for (who, source, expected) in [
        (&alice, Some(OFFICE), true),
        (&alice, Some(ELSEWHERE), false),
        (&root, Some(OFFICE), true),
        (&root, Some(ELSEWHERE), false),
        (&bob, Some(ELSEWHERE), true),
        (&bob, None, false),
    ] {
        assert_eq!(
            is_let_in(&region, who, source).await,
            expected,
            "{source:?}"
        );
    }
    // One that is not in force leaves the account's.
    let inactive = anywhere.replace("Active", "Inactive");
    let own = [named[0], named[1], ("AccessKeyPolicy", inactive.as_str())];
    let answer = from(&region, Some(OFFICE), &root, "Ims:SetAccessKeyPolicy", &own).await;
    assert_eq!(answer.text("AccessKeyPolicy"), inactive);
    assert!(!is_let_in(&region, &bob, Some(ELSEWHERE)).await);
    let name = "Ims:GetAccessKeyPolicyForAccount";
    let shown = from(&region, Some(OFFICE), &root, name, &[]).await;
    assert_eq!(shown.text("AccessKeyPolicy"), policy);
    // Another account's keys are not bound.
    region.ok("b", "Sts:GetCallerIdentity", &[]).await;
}

#[tokio::test]
async fn a_session_of_a_role_is_not_bound_by_the_policies_of_keys() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
        "Principal":{"RAM":"acs:ram::1000000000000001:root"}}]}"#;
    let role = [("RoleName", "work"), ("AssumeRolePolicyDocument", trust)];
    region.ok("a", "Ram:CreateRole", &role).await;
    let assume = [
        ("RoleArn", "acs:ram::1000000000000001:role/work"),
        ("RoleSessionName", "office"),
    ];
    let policy = office();
    let set = [("AccessKeyPolicy", policy.as_str())];
    let name = "Ims:SetAccessKeyPolicyForAccount";
    from(&region, Some(OFFICE), &root(&region), name, &set).await;
    let begun = from(&region, Some(OFFICE), &alice, "Sts:AssumeRole", &assume).await;
    assert_eq!(begun.status, 200, "{}", begun.json);
    let session = Signer {
        access_key_id: begun.text("Credentials.AccessKeyId"),
        secret: begun.text("Credentials.AccessKeySecret"),
        token: Some(begun.text("Credentials.SecurityToken")),
    };
    assert!(!is_let_in(&region, &alice, Some(ELSEWHERE)).await);
    assert!(is_let_in(&region, &session, Some(ELSEWHERE)).await);
}

#[tokio::test]
async fn nobody_locks_out_the_call_that_sets_a_policy() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let root = root(&region);
    let policy = office();
    let policy = ("AccessKeyPolicy", policy.as_str());
    let nobody = ("AccessKeyPolicy", r#"{"Status":"Active","Statements":[]}"#);
    let key_of = |who: &Signer| ("UserAccessKeyId", who.access_key_id.clone());
    let (of_alice, of_root) = (key_of(&alice), key_of(&root));
    let of_alice = (of_alice.0, of_alice.1.as_str());
    let of_root = (of_root.0, of_root.1.as_str());
    let account = "Ims:SetAccessKeyPolicyForAccount";
    let own = "Ims:SetAccessKeyPolicy";
    for (who, source, name, params) in [
        (&root, Some(ELSEWHERE), account, vec![policy]),
        (&root, None, account, vec![policy]),
        (&alice, Some(ELSEWHERE), account, vec![policy]),
        (&root, Some(OFFICE), account, vec![nobody]),
        (&root, Some(ELSEWHERE), own, vec![of_root, policy]),
        (&alice, Some(ELSEWHERE), own, vec![of_alice, policy]),
    ] {
        let answer = from(&region, source, who, name, &params).await;
        let got = (answer.status, answer.code());
        assert_eq!(
            got,
            (400, "InvalidParameter.AccessKeyPolicy"),
            "{name} {params:?}"
        );
    }
    for who in [&root, &alice] {
        assert!(is_let_in(&region, who, None).await, "nothing was set");
    }
    let answer = from(&region, Some(OFFICE), &root, own, &[of_root, policy]).await;
    assert_eq!(answer.status, 200, "{}", answer.json);
    assert!(!is_let_in(&region, &root, Some(ELSEWHERE)).await);
    let shown = from(
        &region,
        Some(OFFICE),
        &root,
        "Ims:GetAccessKeyPolicy",
        &[of_root],
    )
    .await;
    assert_eq!(shown.text("AccessKeyPolicy"), office());
}

/// What the policy says is for whoever has the secret.
#[tokio::test]
async fn a_call_with_a_stolen_key_learns_nothing_before_its_signature_is_right() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let named = [
        ("UserPrincipalName", "alice@1000000000000001.onaliyun.com"),
        ("UserAccessKeyId", alice.access_key_id.as_str()),
        ("AccessKeyPolicy", &*office()),
    ];
    region.ok("a", "Ims:SetAccessKeyPolicy", &named).await;
    let guess = Signer {
        secret: "guess".to_owned(),
        ..alice.clone()
    };
    let answer = from(
        &region,
        Some(ELSEWHERE),
        &guess,
        "Sts:GetCallerIdentity",
        &[],
    )
    .await;
    assert_eq!(answer.code(), "SignatureDoesNotMatch");
}

/// A server that listens on both kinds of addresses sees callers of one as mapped into the other.
#[tokio::test]
async fn a_policy_knows_an_address_that_is_mapped_into_ipv6() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let denied = r#"{"Version":"1","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"IpAddress":{"acs:SourceIp":"198.51.100.0/24"}}}]}"#;
    region.grant("alice", "not-from-there", denied).await;
    let params = [("RegionId", "cn-hangzhou")];
    for (source, status) in [
        (OFFICE, 200),
        (ELSEWHERE, 403),
        ("::ffff:198.51.100.9", 403),
    ] {
        let answer = from(&region, Some(source), &alice, "Vpc:DescribeVpcs", &params).await;
        assert_eq!(answer.status, status, "{source}");
    }
}
