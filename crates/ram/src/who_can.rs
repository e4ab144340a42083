//! Which principals can do something to a resource, under any circumstances: exactly, each with a request that
//! shows it and the statement that grants it.

use crate::authorize::{Layer, PoliciesInForce, authorize};
use crate::cidr_in_range::CidrInRange;
use crate::condition_key::{ConditionKey, KnownKey};
use crate::context::Context;
use crate::decision::{Answer, Decision, Exemption, Level, Outcome};
use crate::diagnosis::{MatchedStatement, diagnose};
use crate::policy_document::PolicyDocument;
use crate::possible::{Assignment, Placed, ResourceSpace, Solution, Space, Task, solve};
use crate::principal::Principal;
use crate::request::{ActionName, Request, Resource};
use crate::statement::Effect;
use crate::trust::{names_principal, resource_policy_answer};
use crate::value::{Value, Values};

/// What is asked: can someone do this to that?
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// The action.
    pub action: &'a ActionName,
    /// The resource. What its own policy answers is worked out from `resource_policy`.
    pub resource: Resource<'a>,
    /// The policy on the resource; for a role, its trust policy.
    pub resource_policy: Option<&'a PolicyDocument>,
    /// Keys whose value is known, as the tags of the resource; `None` for one that is known to be missing.
    pub known: &'a [(ConditionKey, Option<String>)],
}

/// Whether a principal can, under some circumstances.
#[derive(Clone, Debug, PartialEq)]
pub enum Possibility {
    /// It can; this shows it.
    Can(Box<Witness>),
    /// It cannot, whatever the circumstances.
    Cannot,
    /// It was not found out: the policies refer to keys in their values, or there are too many combinations.
    Undecided,
}

/// A request that is allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The action.
    pub action: String,
    /// The resource.
    pub resource: String,
    /// The circumstances: each key that must have a value, with one that will do.
    pub context: Vec<(ConditionKey, String)>,
    /// What is decided about it.
    pub decision: Decision,
    /// The statement that grants it; none for exemptions and for the policy on the resource.
    pub granted_by: Option<MatchedStatement>,
}

/// Whether a principal under these policies can do what is asked. Keys that `may_fill` refuses are missing in every
/// request; the others have one value at most, and documented keys one of their type.
pub fn can<L: Layer>(
    principal: &Principal,
    policies: &PoliciesInForce<'_, L>,
    question: &Question<'_>,
    may_fill: &dyn Fn(&ConditionKey) -> bool,
) -> Possibility {
    let cidr_in_range = policies.account.cidr_in_range();
    let arn = [(
        ConditionKey::Known(KnownKey::PrincipalArn),
        Some(principal.arn().to_owned()),
    )];
    let known: Vec<_> = question.known.iter().chain(&arn).cloned().collect();
    let space = Space {
        principal,
        action: Some(question.action.as_str()),
        resource: ResourceSpace::Only(question.resource.arn),
        known: &known,
        may_fill,
        cidr_in_range,
    };
    let mut is_undecided = false;
    for tasks in ways(principal, policies, question) {
        match solve(&space, &tasks) {
            Solution::Found(assignment) => {
                match replay(principal, policies, question, cidr_in_range, &assignment) {
                    Some(witness) => return Possibility::Can(Box::new(witness)),
                    None => is_undecided = true,
                }
            }
            Solution::None => {}
            Solution::Unknown => is_undecided = true,
        }
    }
    if is_undecided {
        Possibility::Undecided
    } else {
        Possibility::Cannot
    }
}

/// The ways in which the procedure comes to an allow, as what must be so of statements.
fn ways<'p, L: Layer>(
    principal: &Principal,
    policies: &PoliciesInForce<'p, L>,
    question: &Question<'p>,
) -> Vec<Vec<Task<'p>>> {
    let nothing_more = vec![Vec::new()];
    let action = question.action;
    if action.is("sts:getcalleridentity") {
        return nothing_more;
    }
    if principal.is_root() && action.is("sts:assumerole") {
        return Vec::new();
    }
    let owner = question.resource.owner.unwrap_or(principal.account());
    let is_own = owner == principal.account();
    if principal.is_root() && is_own {
        return nothing_more;
    }
    let mut before = Vec::new();
    if principal.is_bound_by_control_policies()
        && let Some(control) = policies
            .control
            .iter()
            .find(|control| control.account == owner)
    {
        before.extend(control.steps.iter().flat_map(allows));
    }
    before.extend(policies.session.into_iter().flat_map(allows));

    let is_group =
        |group: &&crate::ResourceGroupPolicies<L>| question.resource.group == Some(&*group.group);
    let group = policies
        .resource_groups
        .iter()
        .find(is_group)
        .map(|group| &group.layer);
    let (mut identity_allows, mut identity_is_silent) = (Vec::new(), Vec::new());
    if principal.has_identity_policies() {
        identity_allows.push(allows(policies.account));
        if let Some(group) = group {
            identity_allows.push([silent(policies.account), allows(group)].concat());
        }
        identity_is_silent.extend(silent(policies.account));
        identity_is_silent.extend(group.into_iter().flat_map(silent));
    }

    let of_resource = |effect| -> Vec<Placed<'p>> {
        let document = question.resource_policy.into_iter();
        document
            .flat_map(|document| placed(document, effect))
            .filter(|placed| names_principal(placed.statement, principal, &question.resource))
            .collect()
    };
    let no_denial: Vec<Task<'p>> = of_resource(Effect::Deny)
        .into_iter()
        .map(Task::Avoid)
        .collect();
    let mut resource_allows = no_denial.clone();
    resource_allows.push(Task::Match(of_resource(Effect::Allow)));

    let needs_both = action.is("sts:assumerole") && principal.has_identity_policies();
    let mut ways: Vec<Vec<Task<'p>>> = Vec::new();
    for identity in &identity_allows {
        let of_resource = if needs_both || !is_own {
            &resource_allows
        } else {
            &no_denial
        };
        ways.push([&before[..], identity, of_resource].concat());
    }
    if !needs_both {
        ways.push([&before[..], &identity_is_silent, &resource_allows].concat());
    }
    ways
}

/// A layer allows: one of its allow statements matches, none of its deny statements does.
fn allows<L: Layer>(layer: &L) -> Vec<Task<'_>> {
    let mut tasks: Vec<Task<'_>> = statements(layer, Effect::Deny).map(Task::Avoid).collect();
    tasks.push(Task::Match(statements(layer, Effect::Allow).collect()));
    tasks
}

/// A layer is silent: none of its statements matches.
fn silent<L: Layer>(layer: &L) -> Vec<Task<'_>> {
    let denials = statements(layer, Effect::Deny);
    denials
        .chain(statements(layer, Effect::Allow))
        .map(Task::Avoid)
        .collect()
}

pub(crate) fn statements<L: Layer>(layer: &L, effect: Effect) -> impl Iterator<Item = Placed<'_>> {
    layer
        .policies()
        .iter()
        .flat_map(move |policy| placed(&policy.document, effect))
}

fn placed(document: &PolicyDocument, effect: Effect) -> impl Iterator<Item = Placed<'_>> {
    let dialect = document.dialect();
    let of_effect = document
        .statements()
        .iter()
        .filter(move |statement| statement.effect == effect);
    of_effect.map(move |statement| Placed { statement, dialect })
}

/// Decides the request that was found: a witness is only what is really allowed.
fn replay<L: Layer>(
    principal: &Principal,
    policies: &PoliciesInForce<'_, L>,
    question: &Question<'_>,
    cidr_in_range: CidrInRange,
    assignment: &Assignment,
) -> Option<Witness> {
    let mut context = Context::new();
    for (key, value) in &assignment.context {
        context.set_key(key, Values::One(Value::Text(value)));
    }
    let mut resource = Resource {
        policy: Answer::Silent,
        ..question.resource
    };
    let request = Request {
        principal,
        action: question.action,
        resources: &[],
        context: &context,
    };
    if let Some(document) = question.resource_policy {
        resource.policy = resource_policy_answer(document, cidr_in_range, &request, &resource);
    }
    let request = Request {
        resources: &[resource],
        ..request
    };
    let decision = authorize(&request, policies);
    let is_exempt = matches!(
        decision.level,
        Level::Exempt(Exemption::Root | Exemption::CallerIdentity)
    );
    (decision.outcome == Outcome::Allow).then(|| Witness {
        action: question.action.as_str().to_owned(),
        resource: question.resource.arn.to_owned(),
        granted_by: diagnose(&request, policies, decision)
            .matched
            .filter(|_| !is_exempt),
        context: assignment.context.clone(),
        decision,
    })
}
