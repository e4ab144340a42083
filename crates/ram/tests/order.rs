//! The documented order of evaluation, trust, and what refusals tell.

use cloud_id::AccountId;
use ram::{
    ActionName, Answer, AttachedPolicy, CidrInRange, Context, ControlPolicies, Decision, Dialect,
    DocumentKind, Effect, Exemption, KnownKey, Level, Outcome, PlainLayer, PoliciesInForce,
    PolicyDocument, Principal, Request, Resource, ResourceGroupPolicies, StatementAt, authorize,
    authorize_batch, diagnose, resource_policy_answer, trusts_service,
};

const INSTANCE: &str = "acs:ecs:cn-hangzhou:1000000000000001:instance/i-1";
const ROLE: &str = "acs:ram:*:1000000000000001:role/web";

fn account(last: u64) -> AccountId {
    AccountId::new(1_000_000_000_000_000 + last).expect("16 digits")
}

fn document(kind: DocumentKind, statements: &str) -> PolicyDocument {
    let text = format!("{{\"Version\": \"1\", \"Statement\": [{statements}]}}");
    PolicyDocument::parse(&text, kind, Dialect::Strict)
        .unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn layer(statements: &str) -> PlainLayer {
    let document = document(DocumentKind::Identity, statements);
    PlainLayer::new(vec![AttachedPolicy::itself("p", document)])
}

/// A short form of statements: `allow ecs:*`, `deny ecs:Stop* ARN`, several parted by `;`.
fn short(statements: &str) -> PlainLayer {
    let statement = |text: &str| {
        let mut words = text.split_whitespace();
        let effect = match words.next() {
            Some("allow") => "Allow",
            _ => "Deny",
        };
        let action = words.next().expect("an action");
        let resource = words.next().unwrap_or("*");
        format!(r#"{{"Effect": "{effect}", "Action": "{action}", "Resource": "{resource}"}}"#)
    };
    let statements: Vec<String> = statements
        .split(';')
        .filter(|text| !text.trim().is_empty())
        .map(statement)
        .collect();
    layer(&statements.join(","))
}

/// One question with everything that is in force.
struct Case<'a> {
    principal: Principal,
    action: &'a str,
    resources: Vec<Resource<'a>>,
    control: &'a [&'a str],
    session: Option<&'a str>,
    account: &'a str,
    group: &'a str,
}

impl<'a> Case<'a> {
    fn new(action: &'a str, account_policies: &'a str) -> Self {
        Self {
            principal: Principal::user(account(1), "ann"),
            action,
            resources: vec![Resource {
                group: Some("rg-1"),
                ..Resource::of(account(1), INSTANCE)
            }],
            control: &[],
            session: None,
            account: account_policies,
            group: "",
        }
    }

    fn decide(&self) -> Decision {
        let control = [ControlPolicies {
            account: account(1),
            steps: self.control.iter().map(|text| short(text)).collect(),
        }];
        let session = self.session.map(short);
        let policies = PoliciesInForce {
            control: if self.control.is_empty() {
                &[]
            } else {
                &control
            },
            session: session.as_ref(),
            account: &short(self.account),
            resource_groups: &[ResourceGroupPolicies {
                group: "rg-1".into(),
                layer: short(self.group),
            }],
        };
        let request = Request {
            principal: &self.principal,
            action: &ActionName::new(self.action),
            resources: &self.resources,
            context: &Context::new(),
        };
        authorize(&request, &policies)
    }

    fn outcome(&self) -> (Outcome, Level) {
        let decision = self.decide();
        (decision.outcome, decision.level)
    }
}

const ALLOW: Answer = Answer::Allow(StatementAt {
    policy: 0,
    statement: 0,
});
const DENY: Answer = Answer::Deny(StatementAt {
    policy: 0,
    statement: 0,
});

#[test]
fn steps_are_asked_in_the_documented_order() {
    use Outcome::{Allow, ExplicitDeny, ImplicitDeny};
    let stop = "ecs:StopInstance";
    let base = || Case::new(stop, "allow ecs:*");
    for (behaviour, case, expected) in [
        (
            "an allow for the account ends it: the resource group's deny is not read",
            Case {
                group: "deny ecs:*",
                ..base()
            },
            (Allow, Level::Account),
        ),
        (
            "a deny for the account ends it",
            Case {
                account: "deny ecs:*; allow ecs:*",
                group: "allow ecs:*",
                ..base()
            },
            (ExplicitDeny, Level::Account),
        ),
        (
            "the resource group is asked when the account's policies are silent",
            Case {
                account: "allow vpc:*",
                group: "deny ecs:*",
                ..base()
            },
            (ExplicitDeny, Level::ResourceGroup),
        ),
        (
            "a control policy's deny at the root comes before the caller's allow",
            Case {
                control: &["allow *", "allow *; deny ecs:Stop*"],
                ..base()
            },
            (ExplicitDeny, Level::Control { step: 1 }),
        ),
        (
            "each step of control policies must allow",
            Case {
                control: &["allow *", "allow vpc:*", "allow *"],
                ..base()
            },
            (ImplicitDeny, Level::Control { step: 1 }),
        ),
        (
            "control policies bind no service-linked role",
            Case {
                principal: Principal::service_linked_session(account(1), "slr", "s"),
                control: &["deny *"],
                ..base()
            },
            (Allow, Level::Account),
        ),
        (
            "control policies bind roles",
            Case {
                principal: Principal::role_session(account(1), "web", "s"),
                control: &["deny *"],
                ..base()
            },
            (ExplicitDeny, Level::Control { step: 0 }),
        ),
        (
            "a session policy must allow too",
            Case {
                principal: Principal::role_session(account(1), "web", "s"),
                session: Some("allow vpc:*"),
                ..base()
            },
            (ImplicitDeny, Level::Session),
        ),
        (
            "a session has what both allow",
            Case {
                principal: Principal::role_session(account(1), "web", "s"),
                session: Some("allow ecs:Stop*"),
                ..base()
            },
            (Allow, Level::Account),
        ),
        (
            "a session policy's deny is told as such",
            Case {
                principal: Principal::role_session(account(1), "web", "s"),
                session: Some("allow *; deny ecs:Stop*"),
                ..base()
            },
            (ExplicitDeny, Level::Session),
        ),
        (
            "policies do not bind the root",
            Case {
                principal: Principal::root(account(1)),
                account: "deny *",
                control: &["deny *"],
                ..base()
            },
            (Allow, Level::Exempt(Exemption::Root)),
        ),
        (
            "the root of another account is a stranger",
            Case {
                principal: Principal::root(account(2)),
                ..base()
            },
            (ImplicitDeny, Level::Account),
        ),
        (
            "a user's own policies reach no resource of another account",
            Case {
                principal: Principal::user(account(2), "eve"),
                ..base()
            },
            (ImplicitDeny, Level::ResourcePolicy),
        ),
        (
            "the caller's identity is told even against a deny",
            Case {
                account: "deny *",
                ..Case::new("sts:GetCallerIdentity", "deny *")
            },
            (Allow, Level::Exempt(Exemption::CallerIdentity)),
        ),
        (
            "a request without a resource is refused",
            Case {
                resources: Vec::new(),
                ..base()
            },
            (ImplicitDeny, Level::Exempt(Exemption::NoResource)),
        ),
    ] {
        assert_eq!(case.outcome(), expected, "{behaviour}");
    }
}

#[test]
fn assuming_a_role_needs_both_halves_and_the_missing_one_is_told() {
    use Outcome::{Allow, ExplicitDeny, ImplicitDeny};
    let root = Principal::root(account(1));
    let foreigner = Principal::user(account(2), "ann");
    for (principal, identity, trust, expected) in [
        (
            None,
            "allow sts:AssumeRole",
            ALLOW,
            (Allow, Level::ResourcePolicy),
        ),
        (
            None,
            "allow sts:AssumeRole",
            Answer::Silent,
            (ImplicitDeny, Level::ResourcePolicy),
        ),
        (None, "", ALLOW, (ImplicitDeny, Level::Account)),
        (None, "", Answer::Silent, (ImplicitDeny, Level::Account)),
        (None, "allow *", DENY, (ExplicitDeny, Level::ResourcePolicy)),
        (None, "deny *", ALLOW, (ExplicitDeny, Level::Account)),
        (
            Some(foreigner.clone()),
            "allow *",
            ALLOW,
            (Allow, Level::ResourcePolicy),
        ),
        (
            Some(foreigner),
            "allow *",
            Answer::Silent,
            (ImplicitDeny, Level::ResourcePolicy),
        ),
        (
            Some(root),
            "allow *",
            ALLOW,
            (ImplicitDeny, Level::Exempt(Exemption::RootAssumesNoRole)),
        ),
        (
            Some(Principal::service(account(1), "ecs.aliyuncs.com")),
            "",
            ALLOW,
            (Allow, Level::ResourcePolicy),
        ),
        (
            Some(Principal::service(account(1), "ecs.aliyuncs.com")),
            "allow *",
            Answer::Silent,
            (ImplicitDeny, Level::ResourcePolicy),
        ),
        (
            Some(Principal::federated(account(1), "oidc-provider/idp")),
            "",
            ALLOW,
            (Allow, Level::ResourcePolicy),
        ),
        (
            Some(Principal::federated(account(1), "oidc-provider/idp")),
            "allow *",
            Answer::Silent,
            (ImplicitDeny, Level::ResourcePolicy),
        ),
    ] {
        let mut case = Case::new("sts:AssumeRole", identity);
        case.resources = vec![Resource {
            policy: trust,
            ..Resource::of(account(1), ROLE)
        }];
        case.principal = principal.unwrap_or(case.principal);
        assert_eq!(
            case.outcome(),
            expected,
            "{} {identity} {trust:?}",
            case.principal
        );
    }
}

#[test]
fn every_resource_and_every_entry_is_judged_by_itself() {
    let group = "acs:ecs:cn-hangzhou:1000000000000001:securitygroup/sg-1";
    let mut case = Case::new("ecs:JoinSecurityGroup", "allow ecs:*");
    case.resources = vec![
        Resource::of(account(1), INSTANCE),
        Resource::of(account(1), group),
    ];
    assert_eq!(case.decide().outcome, Outcome::Allow);
    case.account = "allow ecs:* acs:ecs:*:*:instance/*";
    let decision = case.decide();
    assert_eq!(
        (decision.outcome, decision.resource),
        (Outcome::ImplicitDeny, 1)
    );
    case.account = "deny ecs:* acs:ecs:*:*:securitygroup/*";
    let decision = case.decide();
    assert_eq!(
        (decision.outcome, decision.resource),
        (Outcome::ExplicitDeny, 1),
        "a deny is told before a miss"
    );

    let policies = layer(
        r#"{"Effect": "Allow", "Action": "*", "Resource": "*"},
           {"Effect": "Deny", "Action": "*", "Resource": "*",
            "Condition": {"StringEquals": {"ecs:SecurityGroupIpProtocols": "UDP"}}}"#,
    );
    let in_force = PoliciesInForce {
        control: &[],
        session: None,
        account: &policies,
        resource_groups: &[],
    };
    let mut entries = [Context::new(), Context::new(), Context::new()];
    for (entry, protocol) in entries.iter_mut().zip(["TCP", "ALL", "UDP"]) {
        entry.set(KnownKey::SecurityGroupIpProtocols, protocol);
    }
    let request = Request {
        principal: &Principal::user(account(1), "ann"),
        action: &ActionName::new("ecs:AuthorizeSecurityGroup"),
        resources: &[Resource::of(account(1), group)],
        context: &Context::new(),
    };
    let decision = authorize_batch(&request, &entries, &in_force);
    assert_eq!(
        (decision.outcome, decision.entry),
        (Outcome::ExplicitDeny, 2)
    );
    assert_eq!(
        authorize_batch(&request, &entries[..2], &in_force).outcome,
        Outcome::Allow
    );
    assert_eq!(
        authorize_batch(&request, &[], &in_force).outcome,
        Outcome::Allow
    );
}

fn trust_answer(
    trust: &str,
    principal: &Principal,
    action: &str,
    external_id: Option<&str>,
) -> Answer {
    let mut context = Context::new();
    if let Some(id) = external_id {
        context.set(KnownKey::ExternalId, id);
    }
    let resource = Resource::of(account(1), ROLE);
    let request = Request {
        principal,
        action: &ActionName::new(action),
        resources: &[resource],
        context: &context,
    };
    let document = document(DocumentKind::Trust, trust);
    resource_policy_answer(&document, CidrInRange::default(), &request, &resource)
}

#[test]
fn a_trust_policy_names_who_may_assume() {
    let allow = |principal: &str, more: &str| {
        format!(
            r#"{{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {principal}{more}}}"#
        )
    };
    let user = Principal::user(account(2), "ann");
    let role = Principal::role_session(account(2), "Web", "s");
    let service = Principal::service(account(1), "ecs.aliyuncs.com");
    let elsewhere = Principal::service(account(2), "ecs.aliyuncs.com");
    let provider = Principal::federated(account(1), "oidc-provider/idp");
    for (pattern, yes, no) in [
        (
            r#"{"RAM": "acs:ram::1000000000000002:root"}"#,
            vec![&user, &role],
            vec![&service, &provider],
        ),
        (
            r#"{"RAM": ["acs:ram::1000000000000002:user/Ann"]}"#,
            vec![&user],
            vec![&role],
        ),
        (
            r#"{"RAM": "acs:ram:*:1000000000000002:role/web"}"#,
            vec![&role],
            vec![&user],
        ),
        (
            r#"{"RAM": "acs:ram::1000000000000003:root"}"#,
            vec![],
            vec![&user, &role],
        ),
        (
            r#"{"Service": "ecs.aliyuncs.com"}"#,
            vec![&service],
            vec![&elsewhere, &user, &provider],
        ),
        (
            r#"{"Service": "1000000000000002@ecs.aliyuncs.com"}"#,
            vec![&elsewhere],
            vec![&service],
        ),
        (r#"{"Service": "oss.aliyuncs.com"}"#, vec![], vec![&service]),
        (
            r#"{"Federated": "acs:ram::1000000000000001:oidc-provider/idp"}"#,
            vec![&provider],
            vec![&user, &service],
        ),
        (
            r#"{"Federated": "acs:ram::1000000000000001:saml-provider/idp"}"#,
            vec![],
            vec![&provider],
        ),
    ] {
        for (principals, expected) in [(yes, ALLOW), (no, Answer::Silent)] {
            for principal in principals {
                let answer = trust_answer(&allow(pattern, ""), principal, "sts:AssumeRole", None);
                assert_eq!(answer, expected, "{pattern} {principal}");
            }
        }
    }
    let external = r#", "Condition": {"StringEquals": {"sts:ExternalId": "secret"}}"#;
    let account_2 = r#"{"RAM": "acs:ram::1000000000000002:root"}"#;
    for (id, expected) in [
        (Some("secret"), ALLOW),
        (Some("Secret"), Answer::Silent),
        (None, Answer::Silent),
    ] {
        assert_eq!(
            trust_answer(&allow(account_2, external), &user, "sts:AssumeRole", id),
            expected
        );
    }
    let denied = format!(
        r#"{},{{"Effect": "Deny", "Action": "*", "Principal": {{"RAM": "acs:ram::1000000000000002:user/ann"}}}}"#,
        allow(account_2, "")
    );
    assert_eq!(
        trust_answer(&denied, &user, "sts:AssumeRole", None),
        Answer::Deny(StatementAt {
            policy: 0,
            statement: 1
        })
    );
    assert_eq!(trust_answer(&denied, &role, "sts:AssumeRole", None), ALLOW);

    let document = |text: &str| document(DocumentKind::Trust, text);
    assert!(trusts_service(
        &document(&allow(r#"{"Service": ["a.b", "ECS.aliyuncs.com"]}"#, "")),
        "ecs.aliyuncs.com"
    ));
    assert!(!trusts_service(
        &document(&allow(account_2, "")),
        "ecs.aliyuncs.com"
    ));
}

#[test]
fn passing_a_role_is_a_request_of_its_own() {
    let policies = layer(
        r#"{"Effect": "Allow", "Action": "ram:PassRole", "Resource": "acs:ram:*:*:role/Web",
            "Condition": {"StringEquals": {"acs:Service": "ecs.aliyuncs.com"}}}"#,
    );
    for (role, service, expected) in [
        (
            "acs:ram::1000000000000001:role/web",
            "ecs.aliyuncs.com",
            Outcome::Allow,
        ),
        (
            "acs:ram::1000000000000001:role/admin",
            "ecs.aliyuncs.com",
            Outcome::ImplicitDeny,
        ),
        (
            "acs:ram::1000000000000001:role/web",
            "fc.aliyuncs.com",
            Outcome::ImplicitDeny,
        ),
    ] {
        let mut context = Context::new();
        context.fill_passed_role(service);
        let request = Request {
            principal: &Principal::user(account(1), "ann"),
            action: &ActionName::new("ram:PassRole"),
            resources: &[Resource::of(account(1), role)],
            context: &context,
        };
        let in_force = PoliciesInForce {
            control: &[],
            session: None,
            account: &policies,
            resource_groups: &[],
        };
        assert_eq!(
            authorize(&request, &in_force).outcome,
            expected,
            "{role} {service}"
        );
    }
}

#[test]
fn a_refusal_tells_the_statement_or_what_is_missing() {
    let policies = layer(
        r#"{"Effect": "Allow", "Action": "ecs:Stop*", "Resource": "acs:ecs:cn-beijing:*:*"},
           {"Effect": "Allow", "Action": "ecs:StopInstance", "Resource": "*",
            "Condition": {"IpAddress": {"acs:SourceIp": "203.0.113.0/24"}}},
           {"Effect": "Deny", "Action": "ecs:Reboot*", "Resource": "*"}"#,
    );
    let in_force = PoliciesInForce {
        control: &[],
        session: None,
        account: &policies,
        resource_groups: &[],
    };
    let principal = Principal::role_session(account(1), "Web", "job");
    let mut context = Context::new();
    context.set(KnownKey::SourceIp, "198.51.100.7");
    let told = |action: &str| {
        let request = Request {
            principal: &principal,
            action: &ActionName::new(action),
            resources: &[Resource::of(account(1), INSTANCE)],
            context: &context,
        };
        diagnose(&request, &in_force, authorize(&request, &in_force))
    };
    let missed = told("ecs:StopInstance");
    assert_eq!(missed.policy_type, Some("AccountLevelIdentityBasedPolicy"));
    assert_eq!(missed.matched, None);
    assert_eq!(missed.misses.len(), 2);
    assert_eq!(
        missed.misses[0].why,
        "acs:SourceIp 198.51.100.7 is not IpAddress 203.0.113.0/24"
    );
    assert_eq!(
        missed.conditions,
        [("acs:SourceIp".to_owned(), vec!["198.51.100.7".to_owned()])]
    );
    assert_eq!(
        (
            missed.principal.kind,
            missed.principal.display_name.as_str()
        ),
        ("AssumedRoleUser", "web:job")
    );
    assert_eq!(
        missed.to_string(),
        format!(
            "ecs:StopInstance on {INSTANCE} is allowed by no AccountLevelIdentityBasedPolicy; statement 2 of p comes \
             closest: acs:SourceIp 198.51.100.7 is not IpAddress 203.0.113.0/24"
        )
    );

    let denied = told("ecs:RebootInstance");
    let matched = denied.matched.as_ref().expect("a statement denies");
    assert_eq!(
        (matched.policy.as_str(), matched.statement, matched.effect),
        ("p", 2, Effect::Deny)
    );
    assert!(
        denied
            .to_string()
            .ends_with("is denied by statement 3 of p (AccountLevelIdentityBasedPolicy)")
    );
    assert!(told("vpc:CreateVpc").misses.is_empty());
}
