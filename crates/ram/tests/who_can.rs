//! Who can do what, and what a change newly allows: exactly, with requests that show it.

#[path = "support/generated.rs"]
#[allow(dead_code)]
mod generated;

use std::collections::BTreeMap;
use std::net::IpAddr;

use cloud_id::AccountId;
use header_space::Cidr;
use ram::{
    ActionName, Answer, AttachedPolicy, Catalogue, ConditionKey, Context, ControlPolicies, Dialect,
    DocumentKind, KeyType, KnownKey, Layer, PlainLayer, PoliciesInForce, PolicyDocument,
    Possibility, Principal, Question, Request, Resource, ResourceGroupPolicies, Value, Values,
    authorize, can, new_access, resource_policy_answer,
};
use testkit::Random;

fn account() -> AccountId {
    "1234567890123456".parse().expect("an account")
}

fn document(kind: DocumentKind, statements: &str) -> PolicyDocument {
    let text = format!("{{\"Version\": \"1\", \"Statement\": [{statements}]}}");
    PolicyDocument::parse(&text, kind, Dialect::Strict)
        .unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn layer(statements: &str) -> PlainLayer {
    PlainLayer::new(vec![AttachedPolicy::itself(
        "p",
        document(DocumentKind::Identity, statements),
    )])
}

fn ask(identity: &str, control: Option<&str>, action: &str, arn: &str) -> Possibility {
    let control: Vec<ControlPolicies<PlainLayer>> = control
        .map(|text| ControlPolicies {
            account: account(),
            steps: vec![layer(text)],
        })
        .into_iter()
        .collect();
    let policies = PoliciesInForce {
        control: &control,
        session: None,
        account: &layer(identity),
        resource_groups: &[],
    };
    let question = Question {
        action: &ActionName::new(action),
        resource: Resource::of(account(), arn),
        resource_policy: None,
        known: &[],
    };
    can(
        &Principal::user(account(), "ann"),
        &policies,
        &question,
        &|_| true,
    )
}

const GROUP: &str = "acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1";

#[test]
fn a_witness_keeps_clear_of_denials_and_meets_conditions() {
    let allow_all = r#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#;
    let guide = r#"{"Effect": "Deny", "Action": "ecs:AuthorizeSecurityGroup", "Resource": "*",
        "Condition": {"StringLike": {"ecs:SecurityGroupIpProtocols": ["TCP"]},
                      "CIDRInRange": {"ecs:SecurityGroupSourceCidrIps": ["0.0.0.0/0"]}}}"#;
    let act = "ecs:AuthorizeSecurityGroup";
    let context = |possibility: Possibility| match possibility {
        Possibility::Can(witness) => {
            assert!(witness.decision.is_allowed());
            let pair = |(key, value): (ConditionKey, String)| format!("{key}={value}");
            Some(
                witness
                    .context
                    .into_iter()
                    .map(pair)
                    .collect::<Vec<_>>()
                    .join(" "),
            )
        }
        Possibility::Cannot => None,
        Possibility::Undecided => panic!("undecided"),
    };
    let allow_if = |conditions: &str| {
        format!(
            r#"{{"Effect": "Allow", "Action": "{act}", "Resource": "*", "Condition": {{{conditions}}}}}"#
        )
    };
    let deny_if = |conditions: &str| {
        format!(
            r#"{{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {{{conditions}}}}}"#
        )
    };
    for (behaviour, identity, expected) in [
        ("nothing is granted", String::new(), None),
        ("everything is", allow_all.to_owned(), Some("")),
        (
            "the guide's denial can be kept clear of",
            format!("{allow_all}, {guide}"),
            Some(""),
        ),
        (
            "also when both of its keys are asked for",
            format!(
                "{}, {guide}",
                allow_if(
                    r#""StringLike": {"ecs:SecurityGroupIpProtocols": "T*"},
                       "CIDRInRange": {"ecs:SecurityGroupSourceCidrIps": "0.0.0.0/0"}"#
                )
            ),
            Some("ecs:SecurityGroupIpProtocols=T ecs:SecurityGroupSourceCidrIps=0.0.0.0/0"),
        ),
        (
            "but not when they must be what it denies",
            format!(
                "{}, {guide}",
                allow_if(
                    r#""StringEquals": {"ecs:SecurityGroupIpProtocols": "TCP"},
                       "CIDRInRange": {"ecs:SecurityGroupSourceCidrIps": "0.0.0.0/0"}"#
                )
            ),
            None,
        ),
        (
            "addresses between two denials",
            format!(
                "{}, {}",
                allow_if(r#""IpAddress": {"acs:SourceIp": "10.0.0.0/30"}"#),
                deny_if(r#""IpAddress": {"acs:SourceIp": ["10.0.0.0/31", "10.0.0.3"]}"#)
            ),
            Some("acs:SourceIp=10.0.0.2"),
        ),
        (
            "no address is left",
            format!(
                "{}, {}",
                allow_if(r#""IpAddress": {"acs:SourceIp": "10.0.0.0/30"}"#),
                deny_if(r#""IpAddress": {"acs:SourceIp": ["10.0.0.0/31", "10.0.0.2/31"]}"#)
            ),
            None,
        ),
        (
            "a moment before a denial begins",
            format!(
                "{}, {}",
                allow_if(r#""DateGreaterThanEquals": {"acs:CurrentTime": "2026-01-01T00:00:00Z"}"#),
                deny_if(r#""DateGreaterThan": {"acs:CurrentTime": "2026-01-01T00:00:00Z"}"#)
            ),
            Some("acs:CurrentTime=2026-01-01T00:00:00Z"),
        ),
        (
            "a flag that is neither",
            format!(
                "{}, {}",
                allow_if(r#""Bool": {"acs:MFAPresent": ["true", "false"]}"#),
                deny_if(r#""Bool": {"acs:MFAPresent": "true"}"#)
            ),
            Some("acs:MFAPresent=false"),
        ),
        (
            "a text that fits one pattern and not another",
            format!(
                "{}, {}",
                allow_if(r#""StringLike": {"acs:ResourceTag/team": "d*v"}"#),
                deny_if(r#""StringLike": {"acs:ResourceTag/team": ["dv", "d?v"]}"#)
            ),
            Some("acs:ResourceTag/team=dzzv"),
        ),
        (
            "a tag must be there and must not be",
            format!(
                "{}, {}",
                allow_if(r#""StringLike": {"acs:ResourceTag/team": "*"}"#),
                deny_if(r#""StringLike": {"acs:ResourceTag/team": "*"}"#)
            ),
            None,
        ),
        (
            "an operator that does not suit its key makes a statement without effect",
            allow_if(r#""StringEquals": {"acs:SourceIp": "10.0.0.1"}"#),
            None,
        ),
        (
            "a number between two bounds",
            format!(
                "{}, {}",
                allow_if(r#""NumericGreaterThan": {"x:size": "7"}"#),
                deny_if(r#""NumericGreaterThanEquals": {"x:size": "7.5"}"#)
            ),
            Some("x:size=7.000000000000001"),
        ),
    ] {
        let found = context(ask(&identity, None, act, GROUP));
        assert_eq!(found.as_deref(), expected, "{behaviour}");
    }
    let sources = r#"{"Effect": "Allow", "Action": "*", "Resource": "acs:ecs:cn-beijing:*:*"}"#;
    assert_eq!(ask(sources, None, act, GROUP), Possibility::Cannot);
    let control = format!(
        "{allow_all}, {}",
        deny_if(r#""StringNotLike": {"acs:SourceVpc": "vpc-*"}"#)
    );
    let found = context(ask(allow_all, Some(&control), act, GROUP));
    assert_eq!(found.as_deref(), Some("acs:SourceVpc=vpc-"));
    assert_eq!(ask(allow_all, Some(""), act, GROUP), Possibility::Cannot);
}

#[test]
fn the_granting_statement_is_named_and_keys_nobody_fills_are_missing() {
    let policies = layer(
        r#"{"Effect": "Allow", "Action": "vpc:*", "Resource": "*"},
           {"Effect": "Allow", "Action": "ecs:Stop*", "Resource": "*",
            "Condition": {"StringEquals": {"ecs:InstanceType": "ecs.g7.large"}}}"#,
    );
    let in_force = PoliciesInForce {
        control: &[],
        session: None,
        account: &policies,
        resource_groups: &[],
    };
    let question = Question {
        action: &ActionName::new("ecs:StopInstance"),
        resource: Resource::of(
            account(),
            "acs:ecs:cn-hangzhou:1234567890123456:instance/i-1",
        ),
        resource_policy: None,
        known: &[],
    };
    let ann = Principal::user(account(), "ann");
    let Possibility::Can(witness) = can(&ann, &in_force, &question, &|_| true) else {
        panic!("it is granted");
    };
    assert_eq!(witness.granted_by.map(|matched| matched.statement), Some(1));
    let not_filled = |key: &ConditionKey| *key != ConditionKey::Known(KnownKey::InstanceType);
    assert_eq!(
        can(&ann, &in_force, &question, &not_filled),
        Possibility::Cannot
    );
    let known = [(
        ConditionKey::Known(KnownKey::InstanceType),
        Some("ecs.c7.large".to_owned()),
    )];
    let question = Question {
        known: &known,
        ..question
    };
    assert_eq!(
        can(&ann, &in_force, &question, &|_| true),
        Possibility::Cannot
    );
    let root = Principal::root(account());
    assert!(matches!(
        can(&root, &in_force, &question, &|_| true),
        Possibility::Can(_)
    ));
}

#[test]
fn who_can_assume_a_role_is_asked_of_both_halves() {
    let trust = document(
        DocumentKind::Trust,
        r#"{"Effect": "Allow", "Action": "sts:AssumeRole",
            "Principal": {"RAM": "acs:ram::1234567890123456:user/ann", "Service": "ecs.aliyuncs.com"},
            "Condition": {"StringEquals": {"sts:ExternalId": "secret"}}}"#,
    );
    let question = Question {
        action: &ActionName::new("sts:AssumeRole"),
        resource: Resource::of(account(), "acs:ram:*:1234567890123456:role/web"),
        resource_policy: Some(&trust),
        known: &[],
    };
    let allowed = layer(r#"{"Effect": "Allow", "Action": "sts:*", "Resource": "*"}"#);
    let nothing = layer("");
    let ask = |principal: Principal, identity: &PlainLayer| {
        let in_force = PoliciesInForce {
            control: &[],
            session: None,
            account: identity,
            resource_groups: &[],
        };
        can(&principal, &in_force, &question, &|_| true)
    };
    let Possibility::Can(witness) = ask(Principal::user(account(), "ann"), &allowed) else {
        panic!("both halves allow");
    };
    assert_eq!(
        witness.context,
        [(
            ConditionKey::Known(KnownKey::ExternalId),
            "secret".to_owned()
        )]
    );
    assert_eq!(
        ask(Principal::user(account(), "ann"), &nothing),
        Possibility::Cannot
    );
    assert_eq!(
        ask(Principal::user(account(), "bob"), &allowed),
        Possibility::Cannot
    );
    assert_eq!(
        ask(Principal::root(account()), &allowed),
        Possibility::Cannot
    );
    let service = Principal::service(account(), "ecs.aliyuncs.com");
    assert!(matches!(ask(service, &nothing), Possibility::Can(_)));
}

/// Documented keys have values of their type: those of launches and rules are never anything else.
fn has_its_type(key: &str, value: &Value<'_>) -> bool {
    let text = value.text();
    match ConditionKey::of(key).key_type() {
        KeyType::Flag | KeyType::TextFlag => ["true", "false"].contains(&&*text.to_lowercase()),
        KeyType::Moment => text.ends_with("00Z"),
        KeyType::Address => text.parse::<IpAddr>().is_ok(),
        KeyType::Block => text
            .parse::<Cidr>()
            .is_ok_and(|block| block.address().is_ipv4()),
        KeyType::Text | KeyType::Unknown => true,
    }
}

/// What sampled circumstances allow, the answer says; what it says is allowed, is.
#[test]
fn the_answer_agrees_with_sampled_circumstances() {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..2_500 {
        let random = &mut Random::new(seed);
        let some = |random: &mut Random, kind: DocumentKind| {
            let count = random.below(3);
            let policy = |random: &mut Random| loop {
                let text = generated::document(random, false, kind == DocumentKind::Trust);
                if let Ok(document) = PolicyDocument::parse(&text, kind, Dialect::Strict) {
                    return AttachedPolicy::itself("p", document);
                }
            };
            PlainLayer::new((0..count).map(|_| policy(random)).collect())
        };
        let (account_layer, group_layer) = (
            some(random, DocumentKind::Identity),
            some(random, DocumentKind::Identity),
        );
        let control: Vec<ControlPolicies<PlainLayer>> = random
            .chance(30)
            .then(|| ControlPolicies {
                account: account(),
                steps: vec![some(random, DocumentKind::Control)],
            })
            .into_iter()
            .collect();
        let session = random
            .chance(20)
            .then(|| some(random, DocumentKind::Session));
        let trust = random.chance(40).then(|| some(random, DocumentKind::Trust));
        let trust = trust
            .as_ref()
            .and_then(|trust| trust.policies.first())
            .map(|policy| &*policy.document);
        let groups = [ResourceGroupPolicies {
            group: "rg-1".to_owned(),
            layer: group_layer,
        }];
        let in_force = PoliciesInForce {
            control: &control,
            session: session.as_ref(),
            account: &account_layer,
            resource_groups: &groups,
        };
        let principal = generated::principal(random);
        let (action, arn) = generated::target(random);
        let resource = Resource {
            group: Some("rg-1"),
            ..Resource::of(account(), arn)
        };
        let question = Question {
            action: &action,
            resource,
            resource_policy: trust,
            known: &[],
        };
        let answer = can(&principal, &in_force, &question, &|_| true);

        let sample = |random: &mut Random| {
            let mut values = generated::values(random);
            values.iter_mut().for_each(|(_, values)| values.truncate(1));
            values.retain(|(key, values)| values.iter().all(|value| has_its_type(key, value)));
            let context = generated::context(&values);
            let mut resource = resource;
            let request = Request {
                principal: &principal,
                action: &action,
                resources: &[],
                context: &context,
            };
            if let Some(trust) = trust {
                resource.policy =
                    resource_policy_answer(trust, Default::default(), &request, &resource);
            }
            authorize(
                &Request {
                    resources: &[resource],
                    ..request
                },
                &in_force,
            )
            .is_allowed()
        };
        let is_sampled = (0..40).any(|_| sample(random));
        let name = match (&answer, is_sampled) {
            (Possibility::Can(witness), true) if witness.context.is_empty() => "plain",
            (Possibility::Can(_), true) => "sampled",
            (Possibility::Can(_), false) => "found only by the search",
            (Possibility::Cannot, false) => "cannot",
            (Possibility::Undecided, _) => "undecided",
            (Possibility::Cannot, true) => {
                panic!("seed {seed}: {principal} can, and the answer is that it cannot")
            }
        };
        *seen.entry(name).or_default() += 1;
        if let Possibility::Can(witness) = answer {
            assert!(witness.decision.is_allowed());
        }
    }
    for name in ["plain", "sampled", "found only by the search", "cannot"] {
        assert!(
            seen.get(name).copied().unwrap_or(0) >= 15,
            "{name}: {seen:?}"
        );
    }
    assert!(
        seen.get("undecided").copied().unwrap_or(0) <= 15,
        "{seen:?}"
    );
}

#[test]
fn a_change_of_policies_is_told_by_what_it_newly_allows() {
    let catalogue = Catalogue::documented();
    let ann = Principal::user(account(), "ann");
    let difference = |old: &str, new: &str| {
        let (old, new) = (layer(old), layer(new));
        let found = new_access(&old, &new, &ann, &catalogue);
        assert!(found.undecided.is_empty(), "{:?}", found.undecided);
        for access in &found.new_access {
            let mut context = Context::new();
            for (key, value) in &access.context {
                context.set_key(key, Values::One(Value::Text(value)));
            }
            let action = ActionName::new(&access.action);
            let resource = Resource::of(account(), &access.resource);
            let request = Request {
                principal: &ann,
                action: &action,
                resources: &[resource],
                context: &context,
            };
            assert!(
                matches!(new.answer(&request, &resource), Answer::Allow(_)),
                "{access:?}"
            );
            assert!(
                !matches!(old.answer(&request, &resource), Answer::Allow(_)),
                "{access:?}"
            );
        }
        found.new_access
    };
    let statement = |effect: &str, action: &str, resource: &str| {
        format!(r#"{{"Effect": "{effect}", "Action": "{action}", "Resource": "{resource}"}}"#)
    };
    let stop = statement("Allow", "ecs:StopInstance", "*");
    let all = statement("Allow", "ecs:*", "*");
    let one = statement("Allow", "ecs:StopInstance", "acs:ecs:*:*:instance/i-1");
    let deny = statement("Deny", "ecs:StopInstance", "*");

    assert_eq!(difference(&all, &stop), []);
    assert_eq!(difference(&stop, &stop), []);
    assert_eq!(difference(&stop, &one), []);
    let wider = difference(&one, &stop);
    assert_eq!(wider.len(), 1);
    assert_eq!(
        (wider[0].action.as_str(), wider[0].statement.statement),
        ("ecs:StopInstance", 0)
    );
    assert!(
        wider[0].resource.starts_with("acs:ecs:") && !wider[0].resource.ends_with("instance/i-1"),
        "{wider:?}"
    );

    let names: Vec<String> = difference(&stop, &all)
        .into_iter()
        .map(|access| access.action)
        .collect();
    assert!(
        names.contains(&"ecs:RunInstances".to_owned())
            && !names.contains(&"ecs:StopInstance".to_owned())
    );
    assert!(names.iter().all(|name| name.starts_with("ecs:")) && names.len() > 50);

    let lifted = difference(&format!("{stop}, {deny}"), &stop);
    assert_eq!(lifted.len(), 1, "a denial was lifted");
    assert_eq!(
        difference(&stop, &format!("{stop}, {deny}")),
        [],
        "a denial was added"
    );

    let outside = difference("", &statement("Allow", "oss:Get*", "*"));
    assert_eq!(outside.len(), 1);
    assert!(
        outside[0].action.starts_with("oss:Get"),
        "an action that is in no catalogue: {outside:?}"
    );

    let office = r#"{"Effect": "Allow", "Action": "ecs:StopInstance", "Resource": "*",
        "Condition": {"IpAddress": {"acs:SourceIp": ["10.0.0.0/8", "192.0.2.0/24"]}}}"#;
    let less = office.replace(r#", "192.0.2.0/24""#, "");
    assert_eq!(difference(office, &less), []);
    let more = difference(&less, office);
    assert_eq!(more[0].context.len(), 1);
    assert!(more[0].context[0].1.starts_with("192.0.2."), "{more:?}");
}
