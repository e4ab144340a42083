use cloud_id::AccountId;

use crate::attached_policy::AttachedPolicy;
use crate::cidr_in_range::CidrInRange;
use crate::context::Context;
use crate::decision::{Answer, Decision, Exemption, Level, Outcome, StatementAt};
use crate::principal::{Principal, PrincipalKind};
use crate::request::{Request, Resource};

/// The policies of one step of the procedure, ready to be asked.
///
/// Two implementations answer alike: [`PlainLayer`](crate::PlainLayer), which reads as the documentation does,
/// and [`CompiledLayer`](crate::CompiledLayer), which is fast.
pub trait Layer {
    /// What the policies say: any matching deny wins, else any matching allow; of several, the first.
    fn answer(&self, request: &Request<'_>, resource: &Resource<'_>) -> Answer;

    /// The policies, in the order that [`StatementAt::policy`] counts.
    fn policies(&self) -> &[AttachedPolicy];

    /// What `CIDRInRange` means to them.
    fn cidr_in_range(&self) -> CidrInRange;
}

/// Every policy that has a say about a caller.
#[derive(Debug)]
pub struct PoliciesInForce<'a, L> {
    /// The control policies of each account that is a member of a resource directory with the feature enabled.
    pub control: &'a [ControlPolicies<L>],
    /// The session policy, if the caller's session has one.
    pub session: Option<&'a L>,
    /// The identity policies for the whole account: a user's and its groups', or a role's.
    pub account: &'a L,
    /// The identity policies for single resource groups.
    pub resource_groups: &'a [ResourceGroupPolicies<L>],
}

/// The control policies over one member account.
#[derive(Clone, Debug)]
pub struct ControlPolicies<L> {
    /// The member.
    pub account: AccountId,
    /// One layer per step: the account, its folders upwards, the root. Each must allow.
    pub steps: Vec<L>,
}

/// The identity policies for the resources of one group.
#[derive(Clone, Debug)]
pub struct ResourceGroupPolicies<L> {
    /// The group's id.
    pub group: String,
    /// The policies.
    pub layer: L,
}

/// Decides a request, in the documented order of steps. Every resource must be allowed.
///
/// Source: RAM, policy evaluation process. Choice: docs/decisions/0022-policy-language.md, evaluation.
#[must_use]
pub fn authorize<L: Layer>(request: &Request<'_>, policies: &PoliciesInForce<'_, L>) -> Decision {
    if request.action.is("sts:getcalleridentity") {
        return exempt(Outcome::Allow, Exemption::CallerIdentity);
    }
    if request.principal.is_root() && request.action.is("sts:assumerole") {
        return exempt(Outcome::ImplicitDeny, Exemption::RootAssumesNoRole);
    }
    let mut worst: Option<Decision> = None;
    for (at, resource) in request.resources.iter().enumerate() {
        let decision = Decision {
            resource: at,
            ..decide(request, resource, policies)
        };
        if decision.outcome == Outcome::ExplicitDeny {
            return decision;
        }
        if worst.is_none_or(|worst| decision.outcome < worst.outcome) {
            worst = Some(decision);
        }
    }
    worst.unwrap_or(exempt(Outcome::ImplicitDeny, Exemption::NoResource))
}

/// Decides a batch: the same request once with the context of each entry. The first entry that is refused
/// refuses the whole; an explicit deny is told before a miss.
///
/// Choice: docs/decisions/0001-decision-table.md, row 11.
#[must_use]
pub fn authorize_batch<L: Layer>(
    request: &Request<'_>,
    entries: &[Context<'_>],
    policies: &PoliciesInForce<'_, L>,
) -> Decision {
    let mut worst: Option<Decision> = None;
    for (at, context) in entries.iter().enumerate() {
        let entry = Request {
            context,
            ..*request
        };
        let decision = Decision {
            entry: at,
            ..authorize(&entry, policies)
        };
        if decision.outcome == Outcome::ExplicitDeny {
            return decision;
        }
        if worst.is_none_or(|worst| decision.outcome < worst.outcome) {
            worst = Some(decision);
        }
    }
    worst.unwrap_or_else(|| authorize(request, policies))
}

/// Decides one resource.
fn decide<L: Layer>(
    request: &Request<'_>,
    resource: &Resource<'_>,
    policies: &PoliciesInForce<'_, L>,
) -> Decision {
    let principal = request.principal;
    let owner = resource.owner.unwrap_or(principal.account());
    let is_own = owner == principal.account();
    if principal.is_root() && is_own {
        return exempt(Outcome::Allow, Exemption::Root);
    }

    if principal.is_bound_by_control_policies()
        && let Some(control) = policies
            .control
            .iter()
            .find(|control| control.account == owner)
    {
        for (step, layer) in control.steps.iter().enumerate() {
            match layer.answer(request, resource) {
                Answer::Deny(at) => return deny(Level::Control { step }, at),
                Answer::Silent => return miss(Level::Control { step }),
                Answer::Allow(_) => {}
            }
        }
    }

    if let Some(session) = policies.session {
        match session.answer(request, resource) {
            Answer::Deny(at) => return deny(Level::Session, at),
            Answer::Silent => return miss(Level::Session),
            Answer::Allow(_) => {}
        }
    }

    let (level, identity) = identity_answer(request, resource, policies);
    if let Answer::Deny(at) = identity {
        return deny(level, at);
    }
    if let Answer::Deny(at) = resource.policy {
        return deny(Level::ResourcePolicy, at);
    }
    let needs_both = request.action.is("sts:assumerole") && principal.has_identity_policies();
    match (identity, resource.policy) {
        (Answer::Allow(_), Answer::Allow(at)) if needs_both || !is_own => {
            allow(Level::ResourcePolicy, at)
        }
        (Answer::Allow(at), _) if is_own && !needs_both => allow(level, at),
        (_, Answer::Allow(at)) if !needs_both => allow(Level::ResourcePolicy, at),
        // The half that is missing is told; the caller's own first.
        (Answer::Allow(_), _) => miss(Level::ResourcePolicy),
        // Nothing is attached to a service or to whom a provider vouches for: the resource's half is all there is.
        _ if is_from_outside(principal) => miss(Level::ResourcePolicy),
        _ => miss(level),
    }
}

/// Whether somebody is no identity of an account: a cloud service, or whom an identity provider vouches for.
fn is_from_outside(principal: &Principal) -> bool {
    match principal.kind() {
        PrincipalKind::Service { .. } | PrincipalKind::Federated { .. } => true,
        PrincipalKind::Root | PrincipalKind::User { .. } | PrincipalKind::RoleSession { .. } => {
            false
        }
    }
}

/// What the caller's own policies answer. An answer of the account's scope ends it: policies for the resource's
/// group are asked only when those for the account are silent. Only users and roles have any.
fn identity_answer<L: Layer>(
    request: &Request<'_>,
    resource: &Resource<'_>,
    policies: &PoliciesInForce<'_, L>,
) -> (Level, Answer) {
    if !request.principal.has_identity_policies() {
        return (Level::Account, Answer::Silent);
    }
    let account = policies.account.answer(request, resource);
    if account != Answer::Silent {
        return (Level::Account, account);
    }
    let group = policies
        .resource_groups
        .iter()
        .find(|group| resource.group == Some(&*group.group));
    match group.map(|group| group.layer.answer(request, resource)) {
        None | Some(Answer::Silent) => (Level::Account, Answer::Silent),
        Some(answer) => (Level::ResourceGroup, answer),
    }
}

fn decision(outcome: Outcome, level: Level, statement: Option<StatementAt>) -> Decision {
    Decision {
        outcome,
        level,
        statement,
        resource: 0,
        entry: 0,
    }
}

fn exempt(outcome: Outcome, exemption: Exemption) -> Decision {
    decision(outcome, Level::Exempt(exemption), None)
}

fn deny(level: Level, at: StatementAt) -> Decision {
    decision(Outcome::ExplicitDeny, level, Some(at))
}

fn miss(level: Level) -> Decision {
    decision(Outcome::ImplicitDeny, level, None)
}

fn allow(level: Level, at: StatementAt) -> Decision {
    decision(Outcome::Allow, level, Some(at))
}
