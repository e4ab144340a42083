//! Why a request was decided as it was, in words that people can act on.

use std::fmt;

use cloud_id::AccountId;

use crate::attached_policy::{AttachedPolicy, PolicyHolder};
use crate::authorize::{Layer, PoliciesInForce};
use crate::decision::{Decision, Exemption, Level, Outcome, StatementAt};
use crate::evaluate::{Clause, check};
use crate::principal::{Principal, PrincipalKind};
use crate::request::{Request, Resource};
use crate::statement::{Condition, Effect, Statement};

/// Everything there is to say about a decision: `AccessDeniedDetail` and `DecodeDiagnosticMessage` are views of it.
///
/// Source: RAM API, `DecodeDiagnosticMessage`; RAM, access denied errors.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// What was decided.
    pub decision: Decision,
    /// `PolicyType`: which kind of policy decided, or is missing; none for exemptions.
    pub policy_type: Option<&'static str>,
    /// `AuthAction`: the action.
    pub action: String,
    /// `AuthResource`: the resource that decided.
    pub resource: String,
    /// Who called.
    pub principal: PrincipalView,
    /// `AuthConditions`: every key the request had, with its values.
    pub conditions: Vec<(String, Vec<String>)>,
    /// The statement that decided.
    pub matched: Option<MatchedStatement>,
    /// For an implicit deny: the allow statements that are about the action, and what each lacks. The one that came
    /// closest is first.
    pub misses: Vec<Miss>,
}

/// A principal as refusals show it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PrincipalView {
    /// `AuthPrincipalType`: `SubUser`, `AssumedRoleUser`, `Federated`; `Account` and `Service` where those call.
    pub kind: &'static str,
    /// `AuthPrincipalOwnerId`.
    pub owner: AccountId,
    /// `AuthPrincipalDisplayName`: the user's name, or `role:session`.
    pub display_name: String,
}

/// A statement with the policy it stands in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MatchedStatement {
    /// `PolicyType` as in the diagnosis.
    pub policy_type: &'static str,
    /// `PolicyIdentifier`: the policy's name.
    pub policy: String,
    /// `PolicyVersion`.
    pub version: String,
    /// `Effect`.
    pub effect: Effect,
    /// `AttachedEntityType` and the name of what the policy is attached to.
    pub holder: PolicyHolder,
    /// Which statement, from 0.
    pub statement: usize,
}

/// An allow statement that is about the action and yet does not allow.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Miss {
    /// The policy's name.
    pub policy: String,
    /// Which statement, from 0.
    pub statement: usize,
    /// The first clause that the request does not meet.
    pub clause: Clause,
    /// The same in words, as `acs:SourceIp 198.51.100.7 is not IpAddress 203.0.113.0/24`.
    pub why: String,
}

/// Tells why a request was decided so. The request's context is that of the entry that decided.
#[must_use]
pub fn diagnose<L: Layer>(
    request: &Request<'_>,
    policies: &PoliciesInForce<'_, L>,
    decision: Decision,
) -> Diagnosis {
    let resource = request.resources.get(decision.resource);
    let is_role = request.action.is("sts:assumerole") || is_role_exchange(request);
    let policy_type = decision.level.policy_type(is_role);
    let layer = resource.and_then(|resource| layer_of(request, resource, policies, decision.level));
    let matched = decision
        .statement
        .and_then(|at| MatchedStatement::of(layer?.policies(), at, policy_type?));
    let misses = match (decision.outcome, layer, resource) {
        (Outcome::ImplicitDeny, Some(layer), Some(resource)) => misses(request, resource, layer),
        _ => Vec::new(),
    };
    Diagnosis {
        decision,
        policy_type,
        action: request.action.as_str().to_owned(),
        resource: resource
            .map(|resource| resource.arn.to_owned())
            .unwrap_or_default(),
        principal: PrincipalView::of(request.principal),
        conditions: conditions_of(request),
        matched,
        misses,
    }
}

fn is_role_exchange(request: &Request<'_>) -> bool {
    request.action.is("sts:assumerolewithsaml") || request.action.is("sts:assumerolewithoidc")
}

fn conditions_of(request: &Request<'_>) -> Vec<(String, Vec<String>)> {
    let texts = |(key, values): (crate::ConditionKey, crate::Values<'_>)| {
        let values = values
            .as_slice()
            .iter()
            .map(|value| value.text().into_owned());
        (key.to_string(), values.collect())
    };
    request.context.iter().map(texts).collect()
}

/// The policies that were asked at a step; none where the step asks no layer.
fn layer_of<'a, L: Layer>(
    request: &Request<'_>,
    resource: &Resource<'_>,
    policies: &PoliciesInForce<'a, L>,
    level: Level,
) -> Option<&'a L> {
    match level {
        Level::Exempt(_) | Level::ResourcePolicy => None,
        Level::Control { step } => {
            let owner = resource.owner.unwrap_or(request.principal.account());
            let control = policies
                .control
                .iter()
                .find(|control| control.account == owner)?;
            control.steps.get(step)
        }
        Level::Session => policies.session,
        Level::Account => Some(policies.account),
        Level::ResourceGroup => {
            let is_it =
                |group: &&crate::ResourceGroupPolicies<L>| resource.group == Some(&*group.group);
            policies
                .resource_groups
                .iter()
                .find(is_it)
                .map(|group| &group.layer)
        }
    }
}

fn misses<L: Layer>(request: &Request<'_>, resource: &Resource<'_>, layer: &L) -> Vec<Miss> {
    let mut misses = Vec::new();
    for policy in layer.policies() {
        for (index, statement) in policy.document.statements().iter().enumerate() {
            let result = check(
                statement,
                &policy.document,
                layer.cidr_in_range(),
                request,
                resource,
            );
            if let (Effect::Allow, Err(clause @ (Clause::Resource | Clause::Condition(_)))) =
                (statement.effect, result)
            {
                misses.push(miss(policy, index, statement, clause, request, resource));
            }
        }
    }
    misses.sort_by_key(|miss| std::cmp::Reverse(miss.clause));
    misses
}

fn miss(
    policy: &AttachedPolicy,
    index: usize,
    statement: &Statement,
    clause: Clause,
    request: &Request<'_>,
    resource: &Resource<'_>,
) -> Miss {
    let why = match clause {
        Clause::Action => format!("the statement is not about {}", request.action.as_str()),
        Clause::Resource => {
            let named = statement.resources.patterns.join(", ");
            let not = if statement.resources.is_negated {
                "NotResource"
            } else {
                "Resource"
            };
            format!("{} does not fit {not} {named}", resource.arn)
        }
        Clause::Condition(at) => why_not(&statement.conditions[at], request),
    };
    Miss {
        policy: policy.name.to_string(),
        statement: index,
        clause,
        why,
    }
}

/// Why a condition does not hold.
fn why_not(condition: &Condition, request: &Request<'_>) -> String {
    let Condition {
        operator, key_text, ..
    } = condition;
    if !condition.suits_its_key() {
        return format!("{operator} does not suit {key_text}: the statement has no effect");
    }
    let wanted = condition.values.join(", ");
    let values = request.values(&condition.key);
    match values.as_slice() {
        [] => format!("the request has no {key_text}, wanted {operator} {wanted}"),
        values => {
            let texts: Vec<String> = values
                .iter()
                .map(|value| value.text().into_owned())
                .collect();
            format!("{key_text} {} is not {operator} {wanted}", texts.join(", "))
        }
    }
}

impl MatchedStatement {
    /// The statement at a place among the policies of a step.
    fn of(policies: &[AttachedPolicy], at: StatementAt, policy_type: &'static str) -> Option<Self> {
        let policy = policies.get(at.policy)?;
        Some(Self {
            policy_type,
            policy: policy.name.to_string(),
            version: policy.version.to_string(),
            effect: policy.document.statements().get(at.statement)?.effect,
            holder: policy.holder.clone(),
            statement: at.statement,
        })
    }
}

impl PrincipalView {
    /// A principal as refusals show it.
    #[must_use]
    pub fn of(principal: &Principal) -> Self {
        let (kind, display_name) = match principal.kind() {
            PrincipalKind::Root => ("Account", "root".to_owned()),
            PrincipalKind::User { name } => ("SubUser", name.clone()),
            PrincipalKind::RoleSession { role, session, .. } => {
                ("AssumedRoleUser", format!("{role}:{session}"))
            }
            PrincipalKind::Service { name } => ("Service", name.clone()),
            PrincipalKind::Federated { provider } => ("Federated", provider.clone()),
        };
        Self {
            kind,
            owner: principal.account(),
            display_name,
        }
    }
}

/// One sentence for a person.
impl fmt::Display for Diagnosis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            action, resource, ..
        } = self;
        let subject = format!("{action} on {resource}");
        match (self.decision.outcome, self.decision.level) {
            (_, Level::Exempt(Exemption::Root)) => {
                write!(f, "{subject} is allowed to the root of the account")
            }
            (_, Level::Exempt(Exemption::CallerIdentity)) => write!(f, "{action} is never refused"),
            (_, Level::Exempt(Exemption::RootAssumesNoRole)) => {
                f.write_str("a root cannot assume a role")
            }
            (_, Level::Exempt(Exemption::NoResource)) => write!(f, "{action} names no resource"),
            (outcome, _) => {
                let kind = self.policy_type.unwrap_or_default();
                let word = match outcome {
                    Outcome::Allow => "allowed",
                    Outcome::ExplicitDeny => "denied",
                    Outcome::ImplicitDeny => "allowed by no",
                };
                match (&self.matched, self.misses.first()) {
                    (Some(matched), _) => write!(
                        f,
                        "{subject} is {word} by statement {} of {} ({kind})",
                        matched.statement + 1,
                        matched.policy
                    ),
                    (None, Some(miss)) => write!(
                        f,
                        "{subject} is {word} {kind}; statement {} of {} comes closest: {}",
                        miss.statement + 1,
                        miss.policy,
                        miss.why
                    ),
                    (None, None) if outcome == Outcome::ImplicitDeny => {
                        write!(f, "{subject} is {word} {kind}")
                    }
                    (None, None) => write!(f, "{subject} is {word} by {kind}"),
                }
            }
        }
    }
}
