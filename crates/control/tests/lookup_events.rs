//! `LookupEvents`: an account's own calls, in pages, and nobody else's.

mod support;

use std::collections::BTreeSet;

use openapi::wire::HttpRequest;
use support::{Answer, Region, field, refused};

const LOOKUP: &str = "ActionTrail:LookupEvents";

fn names(answer: &Answer) -> Vec<String> {
    let events = field(&answer.json, "Events").as_array().expect("a list");
    let name = |event: &serde_json::Value| field(event, "eventName").as_str().map(str::to_owned);
    events
        .iter()
        .map(|event| name(event).expect("a text"))
        .collect()
}

#[tokio::test]
async fn an_account_sees_its_own_calls_allowed_and_refused() {
    let region = Region::start().await;
    let vpc = region
        .ok(
            "a",
            "Vpc:CreateVpc",
            &[("RegionId", "cn-hangzhou"), ("CidrBlock", "10.0.0.0/8")],
        )
        .await
        .text("VpcId");
    region.clock.advance(1);
    region
        .call(
            "a",
            "Vpc:DeleteVpc",
            &[
                ("RegionId", "cn-hangzhou"),
                ("VpcId", "vpc-bp1111111111111111111"),
            ],
        )
        .await;
    region.ok("b", "Ecs:DescribeRegions", &[]).await;
    region.control.flush_audit().await;

    let answer = region.ok("a", LOOKUP, &[]).await;
    assert_eq!(
        names(&answer),
        ["DeleteVpc", "CreateVpc"],
        "the newest first"
    );
    assert_eq!(answer.text("Events.0.errorCode"), "InvalidVpcId.NotFound");
    let made = field(&answer.json, "Events.1");
    for (name, value) in [
        ("eventRW", "Write"),
        ("serviceName", "Vpc"),
        ("eventTime", "2026-11-24T08:00:00Z"),
        ("acsRegion", "cn-hangzhou"),
        ("userIdentity.accountId", "1000000000000001"),
        ("userIdentity.type", "root-account"),
    ] {
        assert_eq!(field(made, name).as_str(), Some(value), "{name}");
    }
    assert!(made.get("errorCode").is_none(), "{made}");
    let id = field(made, "eventId").as_str().expect("a text").to_owned();

    region.control.flush_audit().await;
    for (key, value, expected) in [
        ("EventName", "CreateVpc", &["CreateVpc"][..]),
        ("EventId", &id, &["CreateVpc"]),
        ("EventId", &id[1..], &[]),
        ("ResourceName", &vpc, &["CreateVpc"]),
        ("ResourceType", "ACS::VPC::VPC", &["DeleteVpc", "CreateVpc"]),
        ("ResourceType", "ACS::ECS::VPC", &[]),
        ("EventRW", "Write", &["DeleteVpc", "CreateVpc"]),
        ("ServiceName", "ActionTrail", &["LookupEvents"]),
        ("User", "root", &["LookupEvents", "DeleteVpc", "CreateVpc"]),
        ("User", "alice", &[]),
    ] {
        let params = [
            ("LookupAttribute.1.Key", key),
            ("LookupAttribute.1.Value", value),
            ("EndTime", "2026-11-24T08:00:01Z"),
        ];
        let mut found = names(&region.ok("a", LOOKUP, &params).await);
        // Those of this loop come as they are written.
        let mut of_loop = 0;
        found.retain(|name| {
            of_loop += usize::from(name == "LookupEvents");
            name != "LookupEvents" || of_loop == 1
        });
        assert_eq!(found, expected, "{key} {value}");
    }
    let of_b = region
        .ok(
            "b",
            LOOKUP,
            &[
                ("LookupAttribute.1.Key", "EventId"),
                ("LookupAttribute.1.Value", &id),
            ],
        )
        .await;
    assert_eq!(names(&of_b), [""; 0], "another account's");
    let of_b = region
        .ok(
            "b",
            LOOKUP,
            &[
                ("EndTime", "2026-11-24T08:00:01Z"),
                ("Direction", "FORWARD"),
            ],
        )
        .await;
    assert_eq!(names(&of_b)[0], "DescribeRegions");
}

#[tokio::test]
async fn pages_have_every_event_once_in_both_directions() {
    let region = Region::start().await;
    for number in 0..7 {
        let name = format!("key-{number}");
        region
            .ok(
                "a",
                "Ecs:CreateKeyPair",
                &[("RegionId", "cn-hangzhou"), ("KeyPairName", &name)],
            )
            .await;
        region
            .ok(
                "b",
                "Ecs:CreateKeyPair",
                &[("RegionId", "cn-hangzhou"), ("KeyPairName", &name)],
            )
            .await;
        region.clock.advance(number % 2);
    }
    region.control.flush_audit().await;
    let mut orders = Vec::new();
    for direction in ["FORWARD", "BACKWARD"] {
        let mut found = Vec::new();
        let mut token = String::new();
        loop {
            let params = [
                ("Direction", direction),
                ("MaxResults", "3"),
                ("LookupAttribute.1.Key", "EventName"),
                ("LookupAttribute.1.Value", "CreateKeyPair"),
                ("NextToken", &*token),
            ];
            let answer = region.ok("a", LOOKUP, &params).await;
            let events = field(&answer.json, "Events").as_array().expect("a list");
            assert!(events.len() <= 3, "{events:?}");
            found.extend(events.iter().map(|it| field(it, "eventId").to_string()));
            let next = match answer.json.get("NextToken") {
                Some(token) => token.as_str().expect("a text").to_owned(),
                None => break,
            };
            // A token is for its own question, of its own account.
            let other = if direction == "FORWARD" {
                "BACKWARD"
            } else {
                "FORWARD"
            };
            for (who, direction, status) in [
                ("a", direction, 200),
                ("a", other, 400),
                ("b", direction, 400),
            ] {
                let mut params = params;
                params[0].1 = direction;
                params[4].1 = &next;
                let answer = region.call(who, LOOKUP, &params).await;
                assert_eq!(answer.status, status, "{who} {direction}");
            }
            token = next;
        }
        assert_eq!(
            found.iter().collect::<BTreeSet<_>>().len(),
            7,
            "{direction}"
        );
        assert_eq!(found.len(), 7, "{direction}");
        orders.push(found);
    }
    orders[1].reverse();
    assert_eq!(orders[0], orders[1]);
}

#[tokio::test]
async fn what_is_no_question_is_refused() {
    let region = Region::start().await;
    for (name, value, code) in [
        ("StartTime", "yesterday", "InvalidParameter.StartTime"),
        ("EndTime", "2026-11-24", "InvalidParameter.EndTime"),
        (
            "EndTime",
            "2020-01-01T00:00:00Z",
            "InvalidParameter.StartTime",
        ),
        ("MaxResults", "51", "InvalidParameter.MaxResults"),
        ("NextToken", "AAAA", "InvalidParameter.NextToken"),
    ] {
        let answer = region.call("a", LOOKUP, &[(name, value)]).await;
        refused(&answer, 400, code, "");
    }
}

/// What was made is told by name also where the permission was for `user/*`; what was refused, for what.
#[tokio::test]
async fn an_event_says_what_was_made_and_what_was_refused_to_whom() {
    let region = Region::start().await;
    let alice = region.user("alice").await;
    let vpc = [("RegionId", "cn-hangzhou"), ("CidrBlock", "10.0.0.0/8")];
    let vpc = region.ok("a", "Vpc:CreateVpc", &vpc).await.text("VpcId");
    let group = [("RegionId", "cn-hangzhou"), ("VpcId", vpc.as_str())];
    let group = region.ok("a", "CreateSecurityGroup", &group).await;
    let group = group.text("SecurityGroupId");
    let gone = [
        ("RegionId", "cn-hangzhou"),
        ("SecurityGroupId", group.as_str()),
    ];
    let refused = region.call_as(&alice, "DeleteSecurityGroup", &gone).await;
    assert_eq!(refused.status, 403, "{}", refused.json);
    let used = [("RegionId", "cn-hangzhou"), ("VpcId", vpc.as_str())];
    let used = region.call("a", "Vpc:DeleteVpc", &used).await;
    assert_ne!(used.status, 200, "{}", used.json);
    region.control.flush_audit().await;
    for (name, events) in [
        ("alice", &["CreateAccessKey", "CreateUser"][..]),
        (&group, &["CreateSecurityGroup", "DeleteSecurityGroup"]),
        (&vpc, &["CreateSecurityGroup", "CreateVpc", "DeleteVpc"]),
    ] {
        let asked = [
            ("LookupAttribute.1.Key", "ResourceName"),
            ("LookupAttribute.1.Value", name),
        ];
        let found = region.ok("a", LOOKUP, &asked).await;
        let mut found = names(&found);
        found.sort(); // all of one second
        assert_eq!(found, events, "{name}");
    }
    let asked = [
        ("LookupAttribute.1.Key", "EventId"),
        ("LookupAttribute.1.Value", &*refused.text("RequestId")),
    ];
    let found = region.ok("a", LOOKUP, &asked).await;
    let event = &found.json["Events"][0];
    for (field_of, value) in [
        ("errorCode", "Forbidden.RAM"),
        ("userIdentity.userName", "alice"),
        (
            "additionalEventData.decision",
            "ImplicitDeny by AccountLevelIdentityBasedPolicy",
        ),
        (
            "additionalEventData.resourceNames",
            &*format!("securitygroup/{group}"),
        ),
    ] {
        assert_eq!(field(event, field_of).as_str(), Some(value), "{event}");
    }
}

/// Whatever comes in leaves an entry with what it seems to be for, also where it cannot be read.
#[tokio::test]
async fn what_cannot_be_read_leaves_an_entry_that_says_what_it_named() {
    let region = Region::start().await;
    let request = |target: &str, headers: &[(&str, &str)], body: &str| HttpRequest {
        method: "POST".to_owned(),
        target: target.to_owned(),
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: body.as_bytes().to_vec(),
    };
    let form = [("content-type", "application/x-www-form-urlencoded")];
    for (request, named) in [
        (request("/", &[], ""), ""),
        (
            request("/?Action=DescribeVpcs&Version=2016-04-28", &[], ""),
            "DescribeVpcs",
        ),
        (
            request("/?Action=DescribeVpcs&x=%zz", &[], ""),
            "DescribeVpcs",
        ),
        (
            request("/", &form, "Action=RunInstances&Version=2014-05-26"),
            "RunInstances",
        ),
        (
            request(
                "/",
                &[("x-acs-action", "CreateUser"), ("x-acs-version", "1")],
                "{",
            ),
            "CreateUser",
        ),
        (
            request(&format!("/?Action={}", "A".repeat(500)), &[], ""),
            &"A".repeat(64),
        ),
    ] {
        let answer = region.control.call(request).await;
        assert!(matches!(answer.status, 400 | 404), "{named}: {answer:?}");
        region.control.flush_audit().await;
        let trail = region.control.audit_trail().expect("readable");
        let id = answer
            .headers
            .iter()
            .find(|(name, _)| name == "x-acs-request-id");
        let id = &id.expect("every answer has one").1;
        let entry = trail.iter().find(|it| it.request_id.to_string() == *id);
        let entry = entry.expect("there is an entry");
        assert_eq!(entry.action, named);
        assert_eq!((entry.account, entry.status), (None, answer.status));
        assert_ne!(entry.outcome, "OK");
    }
}
