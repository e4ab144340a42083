//! `AssumeRoleWithSAML`: with responses that others signed (crates/federation/tests/saml), and what is refused.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::support::{Answer, Region};
use crate::{ACCOUNT, REGION, assert_reads, call, role, signer};

const METADATA: &str = include_str!("../../../federation/tests/saml/metadata.xml");
const OF_ANOTHER: &str = include_str!("../../../federation/tests/saml/metadata-of-another.xml");

fn signed(name: &str) -> String {
    let all = include_str!("../../../federation/tests/saml/signed.json");
    let all: Value = serde_json::from_str(all).expect("it is JSON");
    let text = all[name].as_str();
    text.unwrap_or_else(|| panic!("there is no document {name:?}"))
        .to_owned()
}

fn encoded(name: &str) -> String {
    STANDARD.encode(signed(name))
}

/// A provider `Corp` and a role `Saml` for whoever logged in for the site in the cloud.
async fn furnished() -> Region {
    let region = Region::start().await;
    make_provider(&region).await;
    let condition = r#","Condition":{"StringEquals":{"saml:recipient":"https://signin.aliyun.com/saml-role/sso"}}"#;
    role(&region, "Saml", "saml-provider/Corp", condition).await;
    region
}

async fn make_provider(region: &Region) {
    let metadata = STANDARD.encode(METADATA);
    let params = [
        ("SAMLProviderName", "Corp"),
        ("EncodedSAMLMetadataDocument", &*metadata),
    ];
    region.ok("a", "Ims:CreateSAMLProvider", &params).await;
}

async fn assume(region: &Region, assertion: &str, more: &[(&str, &str)]) -> Answer {
    let role = format!("acs:ram::{ACCOUNT}:role/saml");
    let provider = format!("acs:ram::{ACCOUNT}:saml-provider/Corp");
    let mut params = vec![
        ("SAMLProviderArn", provider.as_str()),
        ("RoleArn", role.as_str()),
        ("SAMLAssertion", assertion),
    ];
    params.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    params.extend(more);
    call(region, "AssumeRoleWithSAML", &params).await
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
async fn whoever_logged_in_at_the_provider_gets_a_session_once() {
    let region = furnished().await;
    let assertion = encoded("signed by signxml");
    let answer = assume(&region, &assertion, &[]).await;
    let session = signer(&answer);
    for (field, expected) in [
        (
            "AssumedRoleUser.Arn",
            "acs:ram::1000000000000001:role/saml/alice",
        ),
        ("SAMLAssertionInfo.Subject", "alice@corp.example"),
        ("SAMLAssertionInfo.SubjectType", "persistent"),
        (
            "SAMLAssertionInfo.Issuer",
            "https://idp.corp.example/metadata",
        ),
        (
            "SAMLAssertionInfo.Recipient",
            "https://signin.aliyun.com/saml-role/sso",
        ),
        ("Credentials.Expiration", "2026-11-24T09:00:00Z"),
    ] {
        assert_eq!(answer.text(field), expected, "{field}");
    }
    assert!(
        answer
            .text("AssumedRoleUser.AssumedRoleId")
            .ends_with(":alice")
    );
    assert_reads(&region, &session, "saml", "alice").await;

    // Played again it gives nothing, however it is written; another one does.
    let again = assume(&region, &assertion, &[]).await;
    refused(&again, 401, "AuthenticationFail.SAMLAssertion.Invalid");
    let commented = signed("signed by signxml").replace("alice@corp", "alice<!-- x -->@corp");
    let again = assume(&region, &STANDARD.encode(commented), &[]).await;
    refused(&again, 401, "AuthenticationFail.SAMLAssertion.Invalid");
    let second = assume(&region, &encoded("a second one"), &[]).await;
    assert_eq!(
        second.text("AssumedRoleUser.Arn"),
        "acs:ram::1000000000000001:role/saml/bob"
    );

    region.clock.advance(300);
    let late = assume(&region, &encoded("with the ends of sessions"), &[]).await;
    refused(&late, 401, "AuthenticationFail.SAMLAssertion.Expired");
}

/// A restart forgets no assertion, and what is over is forgotten.
#[tokio::test]
async fn an_assertion_that_was_used_stays_used_until_it_ends() {
    let region = furnished().await;
    let assertion = encoded("signed by signxml");
    signer(&assume(&region, &assertion, &[]).await);
    let used = |region: &Region| {
        let page = region.store.page("used-once/", None, 10);
        page.expect("the store is readable").entries.len()
    };
    let restarted = Region::over(std::sync::Arc::clone(&region.store)).await;
    let again = assume(&restarted, &assertion, &[]).await;
    refused(&again, 401, "AuthenticationFail.SAMLAssertion.Invalid");
    assert_eq!(used(&restarted), 1);
    restarted.clock.advance(299);
    restarted.control.forget_what_is_over().await;
    assert_eq!(used(&restarted), 1);
    // A clock that is set ahead forgets nothing.
    restarted.clock.jump(86_400);
    restarted.control.forget_what_is_over().await;
    assert_eq!(used(&restarted), 1);
    restarted.clock.jump(-86_400);
    restarted.clock.advance(1);
    restarted.control.forget_what_is_over().await;
    assert_eq!(used(&restarted), 0);
}

/// Of two calls with one assertion at the same moment one gets a session.
#[tokio::test]
async fn two_calls_at_once_with_one_assertion_get_one_session() {
    let region = furnished().await;
    let assertion = encoded("signed by signxml");
    let (one, other) = tokio::join!(
        assume(&region, &assertion, &[]),
        assume(&region, &assertion, &[])
    );
    let mut statuses = [one.status, other.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 401], "{} {}", one.json, other.json);
}

#[tokio::test]
async fn what_an_assertion_does_not_prove_is_refused_as_documented() {
    let region = furnished().await;
    for name in [
        "signed by another's key",
        "by another issuer",
        "for another audience",
        "for another recipient",
        "two assertions, both signed",
        "not signed",
        "the response signed only",
        "signed with SHA-1",
        "a failure",
    ] {
        let answer = assume(&region, &encoded(name), &[]).await;
        assert_eq!(answer.status, 401, "{name}: {}", answer.json);
        assert_eq!(
            answer.code(),
            "AuthenticationFail.SAMLAssertion.Invalid",
            "{name}"
        );
    }
    let good = encoded("signed by signxml");
    let huge = "A".repeat(100_001);
    for (name, value, status, code) in [
        ("SAMLAssertion", "", 400, "MissingParameter.SAMLAssertion"),
        (
            "SAMLAssertion",
            "<x>",
            401,
            "AuthenticationFail.SAMLAssertion.Invalid",
        ),
        (
            "SAMLAssertion",
            &*huge,
            401,
            "AuthenticationFail.SAMLAssertion.Invalid",
        ),
        (
            "SAMLProviderArn",
            "",
            400,
            "MissingParameter.SAMLProviderArn",
        ),
        (
            "SAMLProviderArn",
            "Corp",
            404,
            "EntityNotExist.SAMLProvider",
        ),
        (
            "SAMLProviderArn",
            "acs:ram::1000000000000002:saml-provider/Corp",
            404,
            "EntityNotExist.SAMLProvider",
        ),
        ("RoleArn", "", 400, "MissingParameter.RoleArn"),
        ("RoleArn", "saml", 400, "InvalidParameter.RoleArn"),
        (
            "RoleArn",
            "acs:ram::1000000000000001:role/other",
            403,
            "AuthenticationFail.NoPermission",
        ),
        (
            "RoleArn",
            "acs:ram::1000000000000002:role/saml",
            403,
            "AuthenticationFail.NoPermission",
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
        let value = &value[..value.len().min(60)];
        assert_eq!(
            (answer.status, answer.code()),
            (status, code),
            "{name}={value}: {}",
            answer.json
        );
    }
    // None of that used it up.
    signer(&assume(&region, &good, &[]).await);
}

#[tokio::test]
async fn the_assertion_and_the_roles_trust_must_both_name_the_other() {
    let region = furnished().await;
    // The assertion names this role, which is not there, and then trusts somebody else.
    let other = "acs:ram::1000000000000001:role/Other";
    let for_other = encoded("for another role");
    let answer = assume(&region, &for_other, &[("RoleArn", other)]).await;
    refused(&answer, 404, "EntityNotExist.RoleArn");
    role(&region, "Other", "saml-provider/Elsewhere", "").await;
    let answer = assume(&region, &for_other, &[("RoleArn", other)]).await;
    refused(&answer, 403, "AuthenticationFail.NoPermission");
    assert_eq!(
        answer.text("AccessDeniedDetail.PolicyType"),
        "AssumeRolePolicy"
    );
    assert_eq!(
        answer.text("AccessDeniedDetail.AuthPrincipalDisplayName"),
        "alice@corp.example"
    );
    // The role trusts those who come for one site only.
    let answer = assume(&region, &encoded("for the international site"), &[]).await;
    refused(&answer, 403, "AuthenticationFail.NoPermission");
}

#[tokio::test]
async fn a_session_by_assertion_ends_when_the_assertion_says_so() {
    let region = furnished().await;
    let params = [("RoleName", "Saml"), ("NewMaxSessionDuration", "7200")];
    region.ok("a", "Ram:UpdateRole", &params).await;
    let bounded = encoded("with the ends of sessions");
    let answer = assume(&region, &bounded, &[("DurationSeconds", "7200")]).await;
    assert_eq!(
        answer.text("Credentials.Expiration"),
        "2026-11-24T08:30:00Z"
    );
    let unbounded = encoded("a second one");
    let answer = assume(&region, &unbounded, &[("DurationSeconds", "7200")]).await;
    assert_eq!(
        answer.text("Credentials.Expiration"),
        "2026-11-24T10:00:00Z"
    );
    let only_vpcs =
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"vpc:*","Resource":"*"}]}"#;
    let third = encoded("signed by signxml");
    let session = signer(&assume(&region, &third, &[("Policy", only_vpcs)]).await);
    let read = region
        .call_as(&session, "DescribeSecurityGroups", &[REGION])
        .await;
    refused(&read, 403, "Forbidden.RAM");
}

#[tokio::test]
async fn another_metadata_document_holds_from_the_next_call_on() {
    let region = furnished().await;
    let metadata = STANDARD.encode(OF_ANOTHER);
    let params = [
        ("SAMLProviderName", "corp"),
        ("NewEncodedSAMLMetadataDocument", &*metadata),
    ];
    region.ok("a", "Ims:UpdateSAMLProvider", &params).await;
    let answer = assume(&region, &encoded("signed by signxml"), &[]).await;
    refused(&answer, 401, "AuthenticationFail.SAMLAssertion.Invalid");
    signer(&assume(&region, &encoded("signed by another's key"), &[]).await);
    let shown = region.ok("a", "Ims:GetSAMLProvider", &params[..1]).await;
    assert_eq!(
        shown.text("SAMLProvider.EncodedSAMLMetadataDocument"),
        metadata
    );

    let over = OF_ANOTHER.replace("entityID", r#"validUntil="2026-11-24T07:00:00Z" entityID"#);
    let over = STANDARD.encode(over);
    let params = [
        ("SAMLProviderName", "Corp"),
        ("NewEncodedSAMLMetadataDocument", &*over),
    ];
    region.ok("a", "Ims:UpdateSAMLProvider", &params).await;
    let answer = assume(&region, &encoded("a second one"), &[]).await;
    refused(&answer, 401, "AuthenticationFail.IDPMetadata.Invalid");
    region.ok("a", "Ims:DeleteSAMLProvider", &params[..1]).await;
    let answer = assume(&region, &encoded("a second one"), &[]).await;
    refused(&answer, 404, "EntityNotExist.SAMLProvider");

    for document in [
        "",
        "no",
        &*STANDARD.encode("<a/>"),
        &*STANDARD.encode("<!DOCTYPE x><a/>"),
    ] {
        let params = [
            ("SAMLProviderName", "Corp"),
            ("EncodedSAMLMetadataDocument", document),
        ];
        let answer = region.call("a", "Ims:CreateSAMLProvider", &params).await;
        let code = match document {
            "" => "MissingParameter",
            _ => "InvalidParameter.EncodedSAMLMetadataDocument.Format",
        };
        refused(&answer, 400, code);
    }
}

#[tokio::test]
async fn calls_by_assertion_are_in_the_trail_and_the_assertion_is_not() {
    let region = furnished().await;
    let assertion = encoded("signed by signxml");
    signer(&assume(&region, &assertion, &[]).await);
    region.control.flush_audit().await;
    let trail = region.control.audit_trail().expect("the store is readable");
    let entry = trail
        .iter()
        .find(|it| it.action == "Sts:AssumeRoleWithSAML");
    let entry = entry.expect("the call is in the trail");
    let arn = format!("acs:ram::{ACCOUNT}:saml-provider/Corp/alice@corp.example");
    assert_eq!(
        (entry.outcome.as_str(), entry.principal.as_str()),
        ("OK", &*arn)
    );
    let page = region
        .store
        .page("", None, 100_000)
        .expect("the store is readable");
    let part = &assertion[2_000..2_100];
    for entry in page.entries {
        assert!(
            !String::from_utf8_lossy(&entry.value).contains(part),
            "{}",
            entry.key
        );
    }
}
