//! `AssumeRoleWithOIDC`: the flow of a service account in a cluster, and what is refused.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};

use crate::support::ram::{ALLOW_ALL, Signer};
use crate::support::{Answer, BEGINNING, Region};
use crate::{ACCOUNT, REGION, assert_reads, call, call_from, role, send, signer};

const ISSUER: &str = "https://oidc.example/cluster";
const SUBJECT: &str = "system:serviceaccount:shop:web";

fn key(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).expect("32 bytes")
}

/// A set with the public key of a seed.
fn keys(seed: u8) -> String {
    let x = URL_SAFE_NO_PAD.encode(key(seed).public_key());
    json!({"keys": [{"kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": "k", "x": x}]})
        .to_string()
}

fn token_of(seed: u8, claims: &Value) -> String {
    let part = |text: &str| URL_SAFE_NO_PAD.encode(text);
    let signed = format!(
        "{}.{}",
        part(r#"{"alg":"EdDSA","kid":"k"}"#),
        part(&claims.to_string())
    );
    let signature = key(seed).sign(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn claims(subject: &str) -> Value {
    json!({
        "iss": ISSUER, "sub": subject, "aud": ["sts.aliyuncs.com"],
        "iat": BEGINNING - 60, "exp": BEGINNING + 3_600,
    })
}

fn token(subject: &str) -> String {
    token_of(1, &claims(subject))
}

/// A provider `Cluster` with the keys of seed 1, and a role `Web` for one service account of it.
async fn furnished() -> Region {
    let region = Region::start().await;
    let params = [
        ("OIDCProviderName", "Cluster"),
        ("IssuerUrl", ISSUER),
        ("ClientIds", "sts.aliyuncs.com"),
    ];
    region.ok("a", "Ims:CreateOIDCProvider", &params).await;
    set_keys(&region, &keys(1)).await;
    let condition = format!(
        r#","Condition":{{"StringEquals":{{"oidc:iss":"{ISSUER}","oidc:aud":"sts.aliyuncs.com"}},"StringLike":{{"oidc:sub":"system:serviceaccount:shop:*"}}}}"#
    );
    role(&region, "Web", "oidc-provider/Cluster", &condition).await;
    region
}

async fn set_keys(region: &Region, keys: &str) {
    let params = [("OIDCProviderName", "cluster"), ("Keys", keys)];
    region.ok("a", "Kanmon:SetOIDCProviderKeys", &params).await;
}

fn provider_arn() -> String {
    format!("acs:ram::{ACCOUNT}:oidc-provider/Cluster")
}

async fn assume(region: &Region, token: &str, more: &[(&str, &str)]) -> Answer {
    let role = format!("acs:ram::{ACCOUNT}:role/web");
    let provider = provider_arn();
    let mut params = vec![
        ("OIDCProviderArn", provider.as_str()),
        ("RoleArn", role.as_str()),
        ("OIDCToken", token),
        ("RoleSessionName", "pod-1"),
    ];
    params.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    params.extend(more);
    call(region, "AssumeRoleWithOIDC", &params).await
}

fn refused(answer: &Answer, status: u16, code: &str) {
    assert_eq!(
        (answer.status, answer.code()),
        (status, code),
        "{}",
        answer.json
    );
}

#[tokio::test]
async fn a_service_account_gets_a_session_of_the_role_that_trusts_it() {
    let region = furnished().await;
    let token = token(SUBJECT);
    let answer = assume(&region, &token, &[]).await;
    let session = signer(&answer);
    for (field, expected) in [
        (
            "AssumedRoleUser.Arn",
            "acs:ram::1000000000000001:role/web/pod-1",
        ),
        ("OIDCTokenInfo.Subject", SUBJECT),
        ("OIDCTokenInfo.Issuer", ISSUER),
        ("OIDCTokenInfo.ClientIds", "sts.aliyuncs.com"),
        ("OIDCTokenInfo.IssuanceTime", "2026-11-24T07:59:00Z"),
        ("OIDCTokenInfo.ExpirationTime", "2026-11-24T09:00:00Z"),
        ("OIDCTokenInfo.VerificationInfo", "Success"),
        ("Credentials.Expiration", "2026-11-24T09:00:00Z"),
    ] {
        assert_eq!(answer.text(field), expected, "{field}");
    }
    assert!(
        answer
            .text("AssumedRoleUser.AssumedRoleId")
            .ends_with(":pod-1")
    );
    assert_reads(&region, &session, "web", "pod-1").await;

    // Clients use a token until it ends; each time they get another session.
    let second = signer(&assume(&region, &token, &[]).await);
    assert_ne!(second.access_key_id, session.access_key_id);
    region.clock.advance(3_601);
    let late = assume(&region, &token, &[]).await;
    refused(&late, 401, "AuthenticationFail.OIDCToken.Expired");
    let over = region.call_as(&session, "Sts:GetCallerIdentity", &[]).await;
    refused(&over, 400, "InvalidSecurityToken.Expired");
}

#[tokio::test]
async fn what_a_token_does_not_prove_is_refused_as_documented() {
    let region = furnished().await;
    let good = token(SUBJECT);
    let with = |name: &str, value: Value| {
        let mut claims = claims(SUBJECT);
        claims[name] = value;
        token_of(1, &claims)
    };
    for (what, token, code) in [
        ("another's key", token_of(2, &claims(SUBJECT)), "Invalid"),
        ("no token", "abcd".to_owned(), "Invalid"),
        ("not yet", with("nbf", json!(BEGINNING + 100)), "Invalid"),
        ("over", with("exp", json!(BEGINNING)), "Expired"),
        (
            "too old",
            with("iat", json!(BEGINNING - 13 * 3_600)),
            "Expired",
        ),
        (
            "another issuer",
            with("iss", json!("https://evil.example")),
            "IssuerNotMatch",
        ),
        (
            "for others",
            with("aud", json!("other")),
            "AudienceNotMatch",
        ),
    ] {
        let answer = assume(&region, &token, &[]).await;
        assert_eq!(answer.status, 401, "{what}: {}", answer.json);
        assert_eq!(
            answer.code(),
            format!("AuthenticationFail.OIDCToken.{code}"),
            "{what}"
        );
        let text = answer.json.to_string();
        assert!(!text.contains(&token), "the answer repeats the token");
    }
    let huge = "a".repeat(20_001);
    let answer = assume(&region, &huge, &[]).await;
    refused(&answer, 401, "AuthenticationFail.OIDCToken.Invalid");

    for (name, value, status, code) in [
        (
            "OIDCProviderArn",
            "Cluster",
            403,
            "AuthenticationFail.NoPermission",
        ),
        (
            "OIDCProviderArn",
            "acs:ram::1000000000000001:saml-provider/Cluster",
            403,
            "AuthenticationFail.NoPermission",
        ),
        (
            "OIDCProviderArn",
            "acs:ram::1000000000000002:oidc-provider/Cluster",
            403,
            "AuthenticationFail.NoPermission",
        ),
        (
            "OIDCProviderArn",
            "acs:ram::1000000000000001:oidc-provider/Other",
            403,
            "AuthenticationFail.NoPermission",
        ),
        ("OIDCProviderArn", "", 400, "MissingParameter"),
        ("OIDCToken", "", 400, "MissingParameter"),
        ("RoleArn", "web", 400, "InvalidParameter.RoleArn"),
        (
            "RoleArn",
            "acs:ram::1000000000000001:role/gone",
            404,
            "EntityNotExist.Role",
        ),
        (
            "RoleSessionName",
            "a b",
            400,
            "InvalidParameter.RoleSessionName",
        ),
        (
            "RoleSessionName",
            "a",
            400,
            "InvalidParameter.RoleSessionName",
        ),
        (
            "DurationSeconds",
            "899",
            400,
            "InvalidParameter.DurationSeconds",
        ),
        (
            "DurationSeconds",
            "3601",
            400,
            "InvalidParameter.DurationSeconds",
        ),
        ("Policy", "{", 400, "InvalidParameter.PolicyGrammar"),
    ] {
        let answer = assume(&region, &good, &[(name, value)]).await;
        assert_eq!(
            (answer.status, answer.code()),
            (status, code),
            "{name}={value}: {}",
            answer.json
        );
    }
}

#[tokio::test]
async fn the_roles_trust_decides_alone() {
    let region = furnished().await;
    let denied = assume(&region, &token("system:serviceaccount:bank:web"), &[]).await;
    refused(&denied, 403, "AuthenticationFail.NoPermission");
    for (field, expected) in [
        ("AuthAction", "sts:AssumeRole"),
        ("AuthPrincipalType", "Federated"),
        ("AuthPrincipalDisplayName", "system:serviceaccount:bank:web"),
        ("NoPermissionType", "ImplicitDeny"),
        ("PolicyType", "AssumeRolePolicy"),
    ] {
        assert_eq!(
            denied.text(&format!("AccessDeniedDetail.{field}")),
            expected
        );
    }
    // A role that trusts users and services, or another provider, or this one's namesake for assertions, is not for it.
    role(&region, "Other", "oidc-provider/Other", "").await;
    role(&region, "Saml", "saml-provider/Cluster", "").await;
    let trusts_users = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"],"Service":["ecs.aliyuncs.com"]}}]}"#;
    let params = [
        ("RoleName", "Users"),
        ("AssumeRolePolicyDocument", trusts_users),
    ];
    region.ok("a", "Ram:CreateRole", &params).await;
    for name in ["Other", "Saml", "Users"] {
        let arn = format!("acs:ram::{ACCOUNT}:role/{name}");
        let answer = assume(&region, &token(SUBJECT), &[("RoleArn", &arn)]).await;
        refused(&answer, 403, "AuthenticationFail.NoPermission");
    }
    // A user who trusts nobody gets nowhere by the provider's word, though its signature is added.
    let alice = region.user("alice").await;
    region.grant("alice", "all", ALLOW_ALL).await;
    let (provider, token) = (provider_arn(), token("system:serviceaccount:bank:web"));
    let arn = format!("acs:ram::{ACCOUNT}:role/web");
    let params = [
        ("OIDCProviderArn", provider.as_str()),
        ("RoleArn", arn.as_str()),
        ("OIDCToken", token.as_str()),
        ("RoleSessionName", "mine"),
    ];
    let answer = region
        .call_as(&alice, "Sts:AssumeRoleWithOIDC", &params)
        .await;
    refused(&answer, 403, "AuthenticationFail.NoPermission");
    let answer = region.call_as(&alice, "Sts:AssumeRole", &params[1..]).await;
    refused(&answer, 403, "NoPermission");
}

/// A provider's word holds for the provider as it is now.
#[tokio::test]
async fn keys_and_client_ids_that_are_taken_away_prove_nothing_at_the_next_call() {
    let region = furnished().await;
    let token = token(SUBJECT);
    let is_let_in = |answer: &Answer| answer.status == 200;
    assert!(is_let_in(&assume(&region, &token, &[]).await));

    set_keys(&region, &keys(2)).await;
    let answer = assume(&region, &token, &[]).await;
    refused(&answer, 401, "AuthenticationFail.OIDCToken.Invalid");
    let rotated = token_of(2, &claims(SUBJECT));
    assert!(is_let_in(&assume(&region, &rotated, &[]).await));

    let params = [
        ("OIDCProviderName", "Cluster"),
        ("ClientId", "sts.aliyuncs.com"),
    ];
    region
        .ok("a", "Ims:RemoveClientIdFromOIDCProvider", &params)
        .await;
    let answer = assume(&region, &rotated, &[]).await;
    refused(
        &answer,
        401,
        "AuthenticationFail.OIDCToken.AudienceNotMatch",
    );
    region
        .ok("a", "Ims:AddClientIdToOIDCProvider", &params)
        .await;
    assert!(is_let_in(&assume(&region, &rotated, &[]).await));

    region.ok("a", "Ims:DeleteOIDCProvider", &params[..1]).await;
    let answer = assume(&region, &rotated, &[]).await;
    refused(&answer, 403, "AuthenticationFail.NoPermission");
    // A new one of the name has no keys, whoever issued the tokens of the old one.
    let params = [
        ("OIDCProviderName", "Cluster"),
        ("IssuerUrl", ISSUER),
        ("ClientIds", "sts.aliyuncs.com"),
    ];
    region.ok("a", "Ims:CreateOIDCProvider", &params).await;
    let answer = assume(&region, &rotated, &[]).await;
    refused(
        &answer,
        401,
        "AuthenticationFail.OIDCToken.IssuerConfigurationBroken",
    );
}

#[tokio::test]
async fn a_session_by_token_has_no_more_than_its_policy_and_no_longer_than_its_role() {
    let region = furnished().await;
    let only_vpcs =
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"vpc:*","Resource":"*"}]}"#;
    let session = signer(&assume(&region, &token(SUBJECT), &[("Policy", only_vpcs)]).await);
    let read = region
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    refused(&read, 403, "Forbidden.RAM");

    let params = [("RoleName", "Web"), ("NewMaxSessionDuration", "7200")];
    region.ok("a", "Ram:UpdateRole", &params).await;
    let answer = assume(&region, &token(SUBJECT), &[("DurationSeconds", "7200")]).await;
    assert_eq!(
        answer.text("Credentials.Expiration"),
        "2026-11-24T10:00:00Z"
    );
    let session = signer(&answer);
    let params = [
        ("RoleName", "Web"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSReadOnlyAccess"),
    ];
    region.ok("a", "Ram:DetachPolicyFromRole", &params).await;
    region
        .ok("a", "Ram:DeleteRole", &[("RoleName", "Web")])
        .await;
    let gone = region.call_as(&session, "Sts:GetCallerIdentity", &[]).await;
    refused(&gone, 400, "InvalidSecurityToken.Expired");
}

/// The answer to a ClientToken is given to those who asked, and names may be long: those of two who share what comes
/// first are two.
#[tokio::test]
async fn two_with_long_names_do_not_get_each_others_answers() {
    let region = furnished().await;
    let params = [
        ("RoleName", "Web"),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunVPCFullAccess"),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &params).await;
    let long = format!("system:serviceaccount:shop:{}", "a".repeat(300));
    let mut made = Vec::new();
    for subject in [
        format!("{long}/one"),
        format!("{long}/two"),
        format!("{long}/one"),
    ] {
        let session = signer(&assume(&region, &token(&subject), &[]).await);
        let vpc = [
            REGION,
            ("CidrBlock", "192.168.0.0/16"),
            ("ClientToken", "once"),
        ];
        let answer = region.call_as(&session, "Vpc:CreateVpc", &vpc).await;
        assert_eq!(answer.status, 200, "{}", answer.json);
        made.push(answer.text("VpcId"));
    }
    assert_eq!(made[0], made[2], "who asks again gets the same answer");
    assert_ne!(made[0], made[1], "and nobody else does");
}

/// Who can set the keys of a provider can speak in its name.
#[tokio::test]
async fn the_keys_of_a_provider_are_set_by_whoever_may_change_it() {
    let region = furnished().await;
    let allow = |actions: &str| {
        format!(
            r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":{actions},"Resource":"*"}}]}}"#
        )
    };
    let set = async |who: &Signer| {
        let keys = keys(2);
        let params = [("OIDCProviderName", "Cluster"), ("Keys", keys.as_str())];
        region
            .call_as(who, "Kanmon:SetOIDCProviderKeys", &params)
            .await
    };
    for (user, actions, is_allowed) in [
        ("nobody", r#"["ecs:*"]"#, false),
        ("kanmon-only", r#"["kanmon:*"]"#, false),
        ("ram-only", r#"["ram:*"]"#, false),
        (
            "both",
            r#"["kanmon:SetOIDCProviderKeys","ram:UpdateOIDCProvider"]"#,
            true,
        ),
    ] {
        let who = region.user(user).await;
        region.grant(user, user, &allow(actions)).await;
        let answer = set(&who).await;
        assert_eq!(answer.status == 200, is_allowed, "{user}: {}", answer.json);
    }
    for keys in ["{}", r#"{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}"#] {
        let params = [("OIDCProviderName", "Cluster"), ("Keys", keys)];
        let answer = region
            .call("a", "Kanmon:SetOIDCProviderKeys", &params)
            .await;
        refused(&answer, 400, "InvalidParameter.Keys.Format");
        assert!(!answer.json.to_string().contains("c2VjcmV0"));
    }
    let params = [("OIDCProviderName", "Other"), ("Keys", &*keys(2))];
    let answer = region
        .call("a", "Kanmon:SetOIDCProviderKeys", &params)
        .await;
    refused(&answer, 404, "EntityNotExist.OIDCProvider");
    let answer = region
        .call("b", "Kanmon:SetOIDCProviderKeys", &params)
        .await;
    refused(&answer, 404, "EntityNotExist.OIDCProvider");
}

#[tokio::test]
async fn calls_by_token_are_in_the_trail_and_the_token_is_not() {
    let region = furnished().await;
    let token = token(SUBJECT);
    assume(&region, &token, &[]).await;
    assume(&region, "abcd", &[]).await;
    region.control.flush_audit().await;
    let trail = region.control.audit_trail().expect("the store is readable");
    let of_tokens: Vec<_> = trail
        .iter()
        .filter(|it| it.action == "Sts:AssumeRoleWithOIDC")
        .collect();
    let of = |status: u16| {
        let found = of_tokens.iter().find(|it| it.status == status);
        found.expect("every call is in the trail")
    };
    assert_eq!(of_tokens.len(), 2);
    let (good, bad) = (of(200), of(401));
    assert_eq!(good.principal, format!("{}/{SUBJECT}", provider_arn()));
    assert_eq!(
        good.account.map(|it| it.to_string()).as_deref(),
        Some(ACCOUNT)
    );
    assert_eq!(good.resources, ["role/web"]);
    assert_eq!(good.decision, "Allow by AssumeRolePolicy");
    assert_eq!(
        good.source.map(|it| it.to_string()).as_deref(),
        Some("192.0.2.1")
    );
    // Of a stranger nothing is believed.
    assert_eq!(bad.outcome, "AuthenticationFail.OIDCToken.Invalid");
    assert_eq!((bad.account, bad.principal.as_str()), (None, ""));
    let page = region
        .store
        .page("", None, 100_000)
        .expect("the store is readable");
    let [_, claims, signature] = token.split('.').collect::<Vec<_>>()[..] else {
        panic!("it has three parts");
    };
    for entry in page.entries {
        let text = String::from_utf8_lossy(&entry.value);
        assert!(
            !text.contains(claims) && !text.contains(signature),
            "{}",
            entry.key
        );
    }

    let events = region.ok("a", "ActionTrail:LookupEvents", &[REGION]).await;
    let events = events.json["Events"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let by_token = events
        .iter()
        .find(|it| it["eventName"] == "AssumeRoleWithOIDC");
    let identity = &by_token.expect("the owner of the role sees it")["userIdentity"];
    assert_eq!(identity["type"], "oidc-user");
    assert_eq!(identity["userName"], format!("Cluster/{SUBJECT}"));
}

/// A stolen token would otherwise be used without a trace where its owner looks.
#[tokio::test]
async fn whoever_signs_with_a_key_of_another_account_is_in_the_providers_trail_all_the_same() {
    let region = furnished().await;
    let token = token(SUBJECT);
    let role = format!("acs:ram::{ACCOUNT}:role/web");
    let provider = provider_arn();
    let params = [
        ("OIDCProviderArn", provider.as_str()),
        ("RoleArn", role.as_str()),
        ("OIDCToken", token.as_str()),
        ("RoleSessionName", "pod-1"),
    ];
    region.ok("b", "Sts:AssumeRoleWithOIDC", &params).await;
    region.control.flush_audit().await;
    let begun = async |who: &str| {
        let events = region.ok(who, "ActionTrail:LookupEvents", &[REGION]).await;
        let events = events.json["Events"].as_array().cloned();
        let mut events = events.unwrap_or_default().into_iter();
        let found = events.find(|it| it["eventName"] == "AssumeRoleWithOIDC");
        found.map(|it| it["userIdentity"].clone())
    };
    let seen = begun("a").await.expect("the owner of the role sees it");
    assert_eq!(seen["userName"], format!("Cluster/{SUBJECT}"));
    let key = region.accounts["b"].access_key_id.as_str();
    assert_eq!(seen["accessKeyId"], key, "and with which key it was signed");
    assert_eq!(begun("b").await, None);
}

/// A peer that guesses is slowed down, and takes nobody else's turn.
#[tokio::test]
async fn whoever_calls_without_a_key_is_held_to_a_rate() {
    let region = furnished().await;
    let mut calls = 0;
    let slowed = loop {
        let answer = assume(&region, "abcd", &[]).await;
        calls += 1;
        if answer.status != 401 {
            break answer;
        }
    };
    assert_eq!(calls, 6_001);
    assert_eq!(slowed.code(), "Throttling.User");
    let token = token(SUBJECT);
    refused(
        &assume(&region, &token, &[]).await,
        slowed.status,
        "Throttling.User",
    );
    let (role, provider) = (format!("acs:ram::{ACCOUNT}:role/web"), provider_arn());
    let params = [
        ("OIDCProviderArn", provider.as_str()),
        ("RoleArn", role.as_str()),
        ("OIDCToken", token.as_str()),
        ("RoleSessionName", "pod-2"),
    ];
    let other = call_from(&region, "192.0.2.2", "AssumeRoleWithOIDC", &params).await;
    assert_eq!(other.status, 200, "{}", other.json);
    region.clock.advance(60);
    assert_eq!(assume(&region, &token, &[]).await.status, 200);
}

/// The official SDK names the operation in headers, as where it signs, and leaves the signature out.
#[tokio::test]
async fn an_operation_without_a_key_may_be_named_in_headers() {
    let region = furnished().await;
    let (role, provider) = (format!("acs:ram::{ACCOUNT}:role/web"), provider_arn());
    let token = token(SUBJECT);
    let params = [
        ("OIDCProviderArn", provider.as_str()),
        ("RoleArn", role.as_str()),
        ("OIDCToken", token.as_str()),
        ("RoleSessionName", "pod-1"),
    ];
    let named = |action, version| [("x-acs-action", action), ("x-acs-version", version)];
    let headers = named("AssumeRoleWithOIDC", "2015-04-01");
    let answer = send(&region, "192.0.2.1", &headers, &params).await;
    assert_eq!(
        answer.text("OIDCTokenInfo.Subject"),
        SUBJECT,
        "{}",
        answer.json
    );
    // What is signed, or should be, is not let in by that.
    let mut signed = params.to_vec();
    signed.push(("Format", "JSON"));
    signed.push(("AccessKeyId", "LTAI5tnobody"));
    let answer = send(&region, "192.0.2.1", &headers, &signed).await;
    refused(&answer, 400, "MissingParameter");
    signed.pop();
    let other = named("AssumeRole", "2015-04-01");
    let answer = send(&region, "192.0.2.1", &other, &signed).await;
    refused(&answer, 400, "MissingParameter");
}

/// Only operations that are declared so are called without a key.
#[tokio::test]
async fn no_other_operation_is_called_without_a_key() {
    let region = furnished().await;
    for name in ["AssumeRole", "GetCallerIdentity"] {
        let answer = call(&region, name, &[]).await;
        refused(&answer, 400, "MissingParameter");
    }
    let answer = call(&region, "AssumeRoleWithEverything", &[]).await;
    refused(&answer, 400, "MissingParameter");
    let anonymous: Vec<_> = openapi::operations()
        .iter()
        .filter(|it| it.is_anonymous && it.status == openapi::Status::Done)
        .map(|it| it.name)
        .collect();
    assert_eq!(anonymous, ["AssumeRoleWithOIDC", "AssumeRoleWithSAML"]);
}
