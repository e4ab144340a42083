//! A decision of the compiled evaluator takes nothing from the heap, nor does building its context.

use std::alloc::System;
use std::net::{IpAddr, Ipv4Addr};

use cloud_id::{AccountId, Tag, Tags, Timestamp};
use ram::{
    ActionName, AttachedPolicy, CidrInRange, CompiledLayer, Context, ControlPolicies, Dialect,
    DocumentKind, KnownKey, Outcome, PoliciesInForce, PolicyDocument, Principal, Request, Resource,
    ResourceGroupPolicies, authorize,
};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static HEAP: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const STATEMENTS: &str = r#"{"Version": "1", "Statement": [
    {"Sid": "d", "Effect": "Deny", "Action": "ecs:*Instance?", "Resource": "acs:*cn-b?ijing*:*",
     "Condition": {"StringNotLike": {"acs:SourceVpc": ["vpc-*x*y*"]}, "NumericLessThan": {"x:size": "7.5"}}},
    {"Effect": "Allow", "NotAction": "ram:*", "Resource": ["acs:ecs:cn-beijing:*:*", "acs:ecs:*:*:instance/${acs:ResourceTag/id}"],
     "Condition": {"IpAddress": {"acs:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"]},
                   "Bool": {"acs:SecureTransport": "true"},
                   "DateGreaterThan": {"acs:CurrentTime": "2020-01-01T00:00:00+08:00"},
                   "StringEqualsIgnoreCase": {"acs:ResourceTag/team": "DEV"},
                   "StringLike": {"ecs:SecurityGroupSourceCidrIps": "10.*"},
                   "CIDRInRange": {"ecs:SecurityGroupSourceCidrIps": ["10.0.0.0/8", "0.0.0.0/0"]},
                   "StringEquals": {"ecs:InstanceType": ["a", "b", "c", "d", "e", "f", "g", "h", "ecs.g7.large"]}}}]}"#;

#[test]
fn a_decision_takes_nothing_from_the_heap() {
    let document = PolicyDocument::parse(STATEMENTS, DocumentKind::Identity, Dialect::Extended)
        .expect("a document");
    let layer = CompiledLayer::new(
        &[AttachedPolicy::itself("p", document)],
        CidrInRange::default(),
    );
    let everything =
        r#"{"Version": "1", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}"#;
    let everything = PolicyDocument::parse(everything, DocumentKind::Control, Dialect::Strict)
        .expect("a document");
    let step = CompiledLayer::new(
        &[AttachedPolicy::itself("all", everything)],
        CidrInRange::default(),
    );
    let account = AccountId::new(1_234_567_890_123_456).expect("16 digits");
    let control = [ControlPolicies {
        account,
        steps: vec![step.clone(), step.clone()],
    }];
    let groups = [ResourceGroupPolicies {
        group: "rg-1".to_owned(),
        layer: step.clone(),
    }];
    let policies = PoliciesInForce {
        control: &control,
        session: Some(&step),
        account: &layer,
        resource_groups: &groups,
    };
    let principal = Principal::role_session(account, "web", "s");
    let (stop, create) = (
        ActionName::new("ecs:StopInstance"),
        ActionName::new("ram:CreateUser"),
    );
    let tag = |key, value| Tag::new(key, value).expect("a tag");
    let tags = Tags::new(vec![tag("team", "Dev"), tag("id", "i-1")]).expect("two tags");

    let decide = |action: &ActionName, time: &str| {
        let mut context = Context::new();
        context
            .set(KnownKey::SourceIp, IpAddr::V4(Ipv4Addr::new(10, 1, 2, 3)))
            .set(KnownKey::SecureTransport, true)
            .set(KnownKey::InstanceType, "ecs.g7.large")
            .set(
                KnownKey::SecurityGroupSourceCidrIps,
                "10.1.0.0/16"
                    .parse::<header_space::Cidr>()
                    .expect("a block"),
            )
            .set_resource_tags(&tags);
        match time {
            "now" => context.set(
                KnownKey::CurrentTime,
                Timestamp::from_unix_secs(1_790_000_000),
            ),
            text => context.set(KnownKey::CurrentTime, text),
        };
        let arn = "acs:ecs:cn-hangzhou:1234567890123456:instance/i-1";
        let resource = Resource {
            group: Some("rg-1"),
            ..Resource::of(account, arn)
        };
        let request = Request {
            principal: &principal,
            action,
            resources: &[resource],
            context: &context,
        };
        authorize(&request, &policies).outcome
    };
    let region = Region::new(HEAP);
    let decided = [
        decide(&stop, "now"),
        decide(&stop, "2026-11-24T08:00:00+08:00"),
        decide(&stop, "never"),
        decide(&create, "now"),
    ];
    let change = region.change();
    assert_eq!(
        decided,
        [
            Outcome::Allow,
            Outcome::Allow,
            Outcome::Allow,
            Outcome::Allow
        ]
    );
    assert_eq!(
        (change.allocations, change.reallocations),
        (0, 0),
        "{change:?}"
    );

    let region = Region::new(HEAP);
    drop(vec![1_u8; 100]);
    assert_eq!(region.change().allocations, 1, "the count counts");
}
