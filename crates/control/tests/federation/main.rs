//! Identity federation: whom a provider vouches for gets a session of a role that trusts the provider, and nobody else does.

#[path = "../support/mod.rs"]
mod support;

mod oidc;
mod saml;

use std::net::IpAddr;

use openapi::wire::HttpRequest;
use support::ram::Signer;
use support::{Answer, Region};

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");
const ACCOUNT: &str = "1000000000000001";

/// A call without a signature, from somewhere.
async fn call_from(region: &Region, source: &str, name: &str, params: &[(&str, &str)]) -> Answer {
    let fixed = [
        ("Action", name),
        ("Version", "2015-04-01"),
        ("Format", "JSON"),
    ];
    let params: Vec<_> = fixed.iter().chain(params).copied().collect();
    send(region, source, &[], &params).await
}

/// A form, with headers, from somewhere.
async fn send(
    region: &Region,
    source: &str,
    headers: &[(&str, &str)],
    params: &[(&str, &str)],
) -> Answer {
    let text = |text: &str| -> String {
        let byte = |byte: u8| match byte.is_ascii_alphanumeric() {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        };
        text.bytes().map(byte).collect()
    };
    let pairs: Vec<_> = params
        .iter()
        .map(|(name, value)| format!("{name}={}", text(value)))
        .collect();
    let request = HttpRequest {
        method: "POST".to_owned(),
        target: "/".to_owned(),
        headers: [("content-type", "application/x-www-form-urlencoded")]
            .iter()
            .chain(headers)
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: pairs.join("&").into_bytes(),
    };
    let source: IpAddr = source.parse().expect("an address");
    let answer = region.control.call_from(request, Some(source), true).await;
    Answer {
        status: answer.status,
        json: serde_json::from_slice(&answer.body).expect("the answer is JSON"),
    }
}

async fn call(region: &Region, name: &str, params: &[(&str, &str)]) -> Answer {
    call_from(region, "192.0.2.1", name, params).await
}

/// A role of account `a`, that a provider of it is trusted with, under a condition.
async fn role(region: &Region, name: &str, provider: &str, condition: &str) {
    let trust = format!(
        r#"{{"Version":"1","Statement":[{{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{{"Federated":["acs:ram::{ACCOUNT}:{provider}"]}}{condition}}}]}}"#
    );
    let params = [("RoleName", name), ("AssumeRolePolicyDocument", &*trust)];
    region.ok("a", "Ram:CreateRole", &params).await;
    let params = [
        ("RoleName", name),
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSReadOnlyAccess"),
    ];
    region.ok("a", "Ram:AttachPolicyToRole", &params).await;
}

fn signer(answer: &Answer) -> Signer {
    assert_eq!(answer.status, 200, "{}", answer.json);
    Signer {
        access_key_id: answer.text("Credentials.AccessKeyId"),
        secret: answer.text("Credentials.AccessKeySecret"),
        token: Some(answer.text("Credentials.SecurityToken")),
    }
}

/// That a session may do what its role may, and says whose it is.
async fn assert_reads(region: &Region, session: &Signer, role: &str, name: &str) {
    let who = region.call_as(session, "Sts:GetCallerIdentity", &[]).await;
    assert_eq!(who.text("IdentityType"), "AssumedRoleUser");
    let arn = format!("acs:ram::{ACCOUNT}:assumed-role/{role}/{name}");
    assert_eq!(who.text("Arn"), arn);
    let read = region
        .call_as(session, "DescribeSecurityGroups", &[REGION])
        .await;
    assert_eq!(read.status, 200, "{}", read.json);
    let write = region.call_as(session, "Vpc:CreateVpc", &[REGION]).await;
    assert_eq!((write.status, write.code()), (403, "Forbidden.RAM"));
}
