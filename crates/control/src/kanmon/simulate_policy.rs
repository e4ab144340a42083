use std::sync::Arc;

use openapi::generated::kanmon::simulate_policy::{
    Request, Response, ResponseMatched, ResponseMiss,
};
use openapi::{ApiError, errors};
use ram::{
    ActionName, AttachedPolicy, CompiledLayer, ConditionKey, Context, DocumentKind, Effect,
    KnownKey, Layer, Level, MatchedStatement, Outcome, PoliciesInForce, PolicyDocument, PolicyKind, Value,
    Values, authorize, diagnose, resource_policy_answer,
};

use super::holder;
use super::named_principal::NamedPrincipal;
use super::named_resource::NamedResource;
use crate::planner::Planner;
use crate::ram::own_rights::is_open;
use crate::ram::refusal;

/// What would be decided if a user, a role or the root of the account did something, by which statement, and what
/// is missing where nothing allows it. Nothing is done.
///
/// `PolicyDocument` is taken as if it were attached for the whole account; with `PolicyName`, in the place of the
/// custom policy of this name wherever that is attached to the principal.
///
/// Source: Kanmon API, `SimulatePolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.principal.as_deref().unwrap_or_default();
    let principal = NamedPrincipal::read(planner, named)?;
    let arn = request.resource.as_deref().filter(|it| !it.is_empty());
    let resource = NamedResource::read(planner, arn.unwrap_or("*"))?;
    let action = ActionName::new(request.action.as_deref().unwrap_or_default());

    let authorities = principal.authorities(planner);
    let stored = authorities.in_force();
    let proposed = proposed(planner, request, stored.account)?;
    let account = proposed.as_ref().unwrap_or(stored.account);
    let own = principal.with_preference(planner, &action, account);
    let session = session(planner, &principal, request, account)?;
    let in_force = PoliciesInForce {
        account: own.as_ref().unwrap_or(account),
        session: session.as_ref().or(stored.session),
        ..stored
    };

    let known = principal.known(planner);
    let given = given(request);
    let mut context = Context::new();
    context.set(KnownKey::CurrentTime, planner.now());
    if let Some(tags) = resource.about.tags {
        context.set_resource_tags(tags);
    }
    for (key, value) in &known {
        if let Some(value) = value {
            context.set_key(key, Values::One(Value::Text(value)));
        }
    }
    for (key, values) in &given {
        context.set_key(key, Values::Many(values));
    }
    let asked = ram::Request {
        principal: principal.principal(),
        action: &action,
        resources: &[],
        context: &context,
    };
    let mut of_request = resource.resource(planner);
    if let Some(trust) = &resource.trust {
        let cidr_in_range = in_force.account.cidr_in_range();
        of_request.policy = resource_policy_answer(trust, cidr_in_range, &asked, &of_request);
    }
    let asked = ram::Request {
        resources: &[of_request],
        ..asked
    };
    if is_open(action.as_str()) {
        return Ok(Response {
            action: action.as_str().to_owned(),
            decision: Outcome::Allow.name().to_owned(),
            is_allowed: true,
            principal_arn: principal.principal().arn().to_owned(),
            resource: resource.arn.clone(),
            ..Response::default()
        });
    }
    let decision = authorize(&asked, &in_force);
    let diagnosis = diagnose(&asked, &in_force, decision);
    let matched = match (&diagnosis.matched, decision.level, decision.statement) {
        (Some(matched), ..) => shown(matched),
        (None, Level::ResourcePolicy, Some(at)) => ResponseMatched {
            policy_name: "the trust policy of the role".to_owned(),
            statement: number(at.statement),
            ..ResponseMatched::default()
        },
        _ => ResponseMatched::default(),
    };
    Ok(Response {
        action: diagnosis.action,
        decision: decision.outcome.name().to_owned(),
        is_allowed: decision.is_allowed(),
        matched,
        misses: diagnosis
            .misses
            .into_iter()
            .map(|miss| ResponseMiss {
                policy_name: miss.policy,
                statement: number(miss.statement),
                why: miss.why,
            })
            .collect(),
        policy_type: diagnosis.policy_type.unwrap_or_default().to_owned(),
        principal_arn: principal.principal().arn().to_owned(),
        resource: resource.arn.clone(),
    })
}

/// The policies for the whole account with the proposed document among them; nothing without one.
fn proposed(
    planner: &Planner<'_>,
    request: &Request,
    stored: &CompiledLayer,
) -> Result<Option<CompiledLayer>, ApiError> {
    let Some(text) = request
        .policy_document
        .as_deref()
        .filter(|it| !it.is_empty())
    else {
        return Ok(None);
    };
    let dialect = planner.identities().settings().dialect;
    let document = PolicyDocument::parse(text, DocumentKind::Identity, dialect)
        .map_err(|error| refusal::malformed(&error))?;
    let mut policies = stored.policies().to_vec();
    match request.policy_name.as_deref().filter(|it| !it.is_empty()) {
        None => policies.push(AttachedPolicy::itself(PROPOSED, document)),
        Some(name) => {
            let is_it = |it: &&mut AttachedPolicy| {
                it.kind == PolicyKind::Custom && it.name.eq_ignore_ascii_case(name)
            };
            let document = Arc::new(document);
            let mut replaced = policies.iter_mut().filter(is_it).peekable();
            if replaced.peek().is_none() {
                return Err(errors::ENTITY_NOT_EXIST_POLICY
                    .with(format_args!("{name} is not attached to the principal")));
            }
            for policy in replaced {
                policy.document = Arc::clone(&document);
                policy.version = PROPOSED.into();
            }
        }
    }
    Ok(Some(CompiledLayer::new(&policies, stored.cidr_in_range())))
}

/// The policy that a session of a role was begun with, to be asked about with it.
fn session(
    planner: &Planner<'_>,
    principal: &NamedPrincipal,
    request: &Request,
    account: &CompiledLayer,
) -> Result<Option<CompiledLayer>, ApiError> {
    let text = request.session_policy_document.as_deref();
    let Some(text) = text.filter(|it| !it.is_empty()) else {
        return Ok(None);
    };
    if !principal.is_role() {
        return Err(errors::INVALID_PARAMETER
            .with("SessionPolicyDocument is for sessions: Principal is role/NAME"));
    }
    let dialect = planner.identities().settings().dialect;
    let document = PolicyDocument::parse(text, DocumentKind::Session, dialect)
        .map_err(|error| refusal::malformed(&error))?;
    let policies = [AttachedPolicy::itself(SESSION, document)];
    Ok(Some(CompiledLayer::new(&policies, account.cidr_in_range())))
}

/// The values of each condition key that is given.
fn given(request: &Request) -> Vec<(ConditionKey, Vec<Value<'_>>)> {
    let mut given: Vec<(ConditionKey, Vec<Value<'_>>)> = Vec::new();
    for condition in &request.condition {
        let key = ConditionKey::of(condition.key.as_deref().unwrap_or_default());
        let value = Value::Text(condition.value.as_deref().unwrap_or_default());
        match given.iter_mut().find(|(held, _)| *held == key) {
            Some((_, values)) => values.push(value),
            None => given.push((key, vec![value])),
        }
    }
    given
}

fn shown(matched: &MatchedStatement) -> ResponseMatched {
    ResponseMatched {
        attached_to: holder::text(&matched.holder),
        effect: match matched.effect {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        }
        .to_owned(),
        policy_name: matched.policy.clone(),
        policy_version: matched.version.clone(),
        statement: number(matched.statement),
    }
}

/// Statements are counted from 1 here, 0 being none.
fn number(statement: usize) -> i64 {
    i64::try_from(statement).map_or(i64::MAX, |it| it + 1)
}

const PROPOSED: &str = "proposed";
const SESSION: &str = "the session policy";
