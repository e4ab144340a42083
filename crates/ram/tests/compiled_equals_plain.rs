//! The compiled evaluator decides as the plain one: outcome, step and deciding statement.

#[path = "support/generated.rs"]
mod generated;

use std::collections::BTreeMap;

use ram::{
    AttachedPolicy, CidrInRange, CompiledLayer, ControlPolicies, Decision, Dialect, DocumentKind,
    Layer, PlainLayer, PoliciesInForce, PolicyDocument, Request, Resource, ResourceGroupPolicies,
    authorize, check, resource_policy_answer,
};
use testkit::Random;

const ROUNDS: usize = 12_000;

#[test]
fn the_compiled_evaluator_decides_like_the_plain_one() {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for round in 0..ROUNDS {
        let random = &mut Random::new(round as u64);
        let round = Round::of(random);
        let plain = round.decide(|policies, cidr_in_range| PlainLayer {
            policies: policies.to_vec(),
            cidr_in_range,
        });
        let compiled = round.decide(CompiledLayer::new);
        assert_eq!(plain, compiled, "{round:#?}");
        *seen
            .entry(format!("{:?} {}", plain.outcome, kind_of(&plain)))
            .or_default() += 1;
        for (clause, count) in round.clauses() {
            *seen.entry(clause).or_default() += count;
        }
    }
    let operators = generated::operators()
        .flat_map(|operator| [format!("{operator} holds"), format!("{operator} fails")]);
    let expected = EXPECTED
        .iter()
        .map(|name| (*name).to_owned())
        .chain(operators);
    let rare: Vec<String> = expected
        .filter(|name| seen.get(name).copied().unwrap_or(0) < 20)
        .collect();
    assert!(
        rare.is_empty(),
        "came up fewer than 20 times: {rare:?}\n{seen:#?}"
    );
}

/// Every way a decision can fall, and the clauses before conditions.
const EXPECTED: [&str; 16] = [
    "Allow Account",
    "Allow ResourceGroup",
    "Allow ResourcePolicy",
    "Allow Exempt",
    "ExplicitDeny Account",
    "ExplicitDeny ResourceGroup",
    "ExplicitDeny ResourcePolicy",
    "ExplicitDeny Session",
    "ExplicitDeny Control",
    "ImplicitDeny Account",
    "ImplicitDeny ResourcePolicy",
    "ImplicitDeny Session",
    "ImplicitDeny Control",
    "ImplicitDeny Exempt",
    "clause Action",
    "clause Resource",
];

fn kind_of(decision: &Decision) -> String {
    let level = format!("{:?}", decision.level);
    level
        .split([' ', '('])
        .next()
        .unwrap_or_default()
        .to_owned()
}

/// Everything one request is decided over.
#[derive(Debug)]
struct Round {
    principal: ram::Principal,
    target: (ram::ActionName, &'static str),
    more: Option<&'static str>,
    values: Vec<(&'static str, Vec<ram::Value<'static>>)>,
    reading: CidrInRange,
    account: Vec<AttachedPolicy>,
    group: Vec<AttachedPolicy>,
    session: Option<Vec<AttachedPolicy>>,
    control: Vec<Vec<AttachedPolicy>>,
    trust: Option<PolicyDocument>,
}

impl Round {
    fn of(random: &mut Random) -> Self {
        let policies = |random: &mut Random, kind| -> Vec<AttachedPolicy> {
            let count = random.below(4);
            (0..count)
                .map(|at| AttachedPolicy::itself(&format!("p{at}"), document(random, kind)))
                .collect()
        };
        let many = |random: &mut Random| -> Vec<AttachedPolicy> {
            (0..60)
                .map(|at| {
                    AttachedPolicy::itself(
                        &format!("p{at}"),
                        document(random, DocumentKind::Identity),
                    )
                })
                .collect()
        };
        Self {
            principal: generated::principal(random),
            target: generated::target(random),
            more: random.chance(15).then(|| generated::target(random).1),
            values: generated::values(random),
            reading: random.pick(&CidrInRange::ALL),
            account: if random.chance(2) {
                many(random)
            } else {
                policies(random, DocumentKind::Identity)
            },
            group: policies(random, DocumentKind::Identity),
            session: random
                .chance(20)
                .then(|| policies(random, DocumentKind::Session)),
            control: if random.chance(20) {
                (0..1 + random.below(2))
                    .map(|_| policies(random, DocumentKind::Control))
                    .collect()
            } else {
                Vec::new()
            },
            trust: random
                .chance(40)
                .then(|| document(random, DocumentKind::Trust)),
        }
    }

    fn decide<L: Layer>(&self, layer: impl Fn(&[AttachedPolicy], CidrInRange) -> L) -> Decision {
        let owner = "1234567890123456".parse().expect("an account");
        let layer = |policies: &Vec<AttachedPolicy>| layer(policies, self.reading);
        let context = generated::context(&self.values);
        let request = Request {
            principal: &self.principal,
            action: &self.target.0,
            resources: &[],
            context: &context,
        };
        let resources: Vec<Resource<'_>> = std::iter::once(self.target.1)
            .chain(self.more)
            .map(|arn| {
                let mut resource = Resource {
                    group: Some("rg-1"),
                    ..Resource::of(owner, arn)
                };
                if let Some(trust) = &self.trust {
                    resource.policy =
                        resource_policy_answer(trust, self.reading, &request, &resource);
                }
                resource
            })
            .collect();
        let control = ControlPolicies {
            account: owner,
            steps: self.control.iter().map(layer).collect(),
        };
        let session = self.session.as_ref().map(layer);
        let policies = PoliciesInForce {
            control: if self.control.is_empty() {
                &[]
            } else {
                std::slice::from_ref(&control)
            },
            session: session.as_ref(),
            account: &layer(&self.account),
            resource_groups: &[ResourceGroupPolicies {
                group: "rg-1".into(),
                layer: layer(&self.group),
            }],
        };
        authorize(
            &Request {
                resources: &resources,
                ..request
            },
            &policies,
        )
    }

    /// What each statement of the account's policies failed at, and which operators held or not.
    fn clauses(&self) -> Vec<(String, usize)> {
        let owner = "1234567890123456".parse().expect("an account");
        let context = generated::context(&self.values);
        let request = Request {
            principal: &self.principal,
            action: &self.target.0,
            resources: &[],
            context: &context,
        };
        let resource = Resource::of(owner, self.target.1);
        let mut clauses = Vec::new();
        for policy in &self.account {
            for statement in policy.document.statements() {
                match check(
                    statement,
                    &policy.document,
                    self.reading,
                    &request,
                    &resource,
                ) {
                    Ok(()) => {
                        for condition in &statement.conditions {
                            clauses.push((format!("{} holds", condition.operator), 1));
                        }
                    }
                    Err(ram::Clause::Condition(at)) => {
                        clauses.push((format!("{} fails", statement.conditions[at].operator), 1));
                    }
                    Err(clause) => clauses.push((format!("clause {clause:?}"), 1)),
                }
            }
        }
        clauses
    }
}

fn document(random: &mut Random, kind: DocumentKind) -> PolicyDocument {
    loop {
        let is_extended = random.chance(50);
        let text = generated::document(random, is_extended, kind == DocumentKind::Trust);
        if text.len() > kind.max_characters() {
            continue;
        }
        let dialect = if is_extended {
            Dialect::Extended
        } else {
            Dialect::Strict
        };
        return PolicyDocument::parse(&text, kind, dialect)
            .unwrap_or_else(|error| panic!("{error}: {text}"));
    }
}

/// A pattern that a naive matcher walks in exponential time; the test ends, or does not.
#[test]
fn no_pattern_takes_forever() {
    let stars = "*a".repeat(500);
    let text = format!(
        r#"{{"Version": "1", "Statement": [{{"Effect": "Deny", "Action": "*", "Resource": "acs:{stars}b",
            "Condition": {{"StringLike": {{"x:name": "{stars}?b"}}}}}}]}}"#
    );
    let document = PolicyDocument::parse(&text, DocumentKind::Identity, Dialect::Strict)
        .expect("it is well-formed");
    let policies = [AttachedPolicy::itself("p", document)];
    let name = "a".repeat(2_000);
    let arn = format!("acs:{name}");
    let mut context = ram::Context::new();
    context.set_by_name("x:name", ram::Values::One(ram::Value::Text(&name)));
    let owner = "1234567890123456".parse().expect("an account");
    let request = Request {
        principal: &ram::Principal::user(owner, "ann"),
        action: &ram::ActionName::new("ecs:StopInstance"),
        resources: &[],
        context: &context,
    };
    let resource = Resource::of(owner, &arn);
    let compiled = CompiledLayer::new(&policies, CidrInRange::default());
    assert_eq!(compiled.answer(&request, &resource), ram::Answer::Silent);
    assert_eq!(
        PlainLayer::new(policies.to_vec()).answer(&request, &resource),
        ram::Answer::Silent
    );
}
