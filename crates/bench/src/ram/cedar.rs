//! The same policies and calls for Cedar, through its own public interface.

use std::str::FromStr;

use cedar_policy::{
    Authorizer, Context, Decision, Entities, EntityUid, PolicySet, Request, RestrictedExpression,
};

use super::workload::{Call, Condition, Statement, Workload};
use crate::report::Sample;

/// Nanoseconds of one decision over all calls of a workload; the requests are made beforehand.
pub(crate) fn decide_all(workload: &Workload) -> Result<Sample, String> {
    let text: Vec<String> = workload.statements.iter().map(policy).collect();
    let policies = PolicySet::from_str(&text.join("\n")).map_err(|error| error.to_string())?;
    let requests: Vec<Request> = workload
        .calls
        .iter()
        .map(request)
        .collect::<Result<_, _>>()?;
    let (authorizer, entities) = (Authorizer::new(), Entities::empty());
    for request in &requests {
        let answer = authorizer.is_authorized(request, &policies, &entities);
        if answer.decision() != Decision::Allow {
            return Err("Cedar does not allow a call".to_owned());
        }
    }
    Ok(super::nanoseconds(requests.len(), || {
        for request in &requests {
            let request = std::hint::black_box(request);
            std::hint::black_box(authorizer.is_authorized(request, &policies, &entities));
        }
    }))
}

/// A name is an action; a pattern is a condition on its name, as Cedar has no patterns of actions.
fn policy(statement: &Statement) -> String {
    let (scope, mut conditions) = match statement.action.contains('*') {
        false => (
            format!("action == Action::\"{}\"", statement.action),
            Vec::new(),
        ),
        true => (
            "action".to_owned(),
            vec![format!("context.action like \"{}\"", statement.action)],
        ),
    };
    conditions.push(format!("context.arn like \"{}\"", statement.resource));
    match statement.condition {
        Condition::None => {}
        Condition::SourceIp => conditions.push(
            "(context.source.isInRange(ip(\"10.0.0.0/8\")) || context.source.isInRange(ip(\"192.0.2.0/24\")))".into(),
        ),
        Condition::Elsewhere => conditions.push(
            "(context.source.isInRange(ip(\"198.51.100.0/24\")) || context.source.isInRange(ip(\"203.0.113.0/24\")))".into(),
        ),
        Condition::SecureTransport => conditions.push("context.secure == true".into()),
        Condition::InstanceType => conditions.push(
            "[\"ecs.c7.large\", \"ecs.g7.large\", \"ecs.r7.large\"].contains(context.type)".into(),
        ),
    }
    format!(
        "permit(principal, {scope}, resource) when {{ {} }};",
        conditions.join(" && ")
    )
}

fn request(call: &Call) -> Result<Request, String> {
    let entity = |text: String| EntityUid::from_str(&text).map_err(|error| error.to_string());
    let source = call.source.map(|byte| byte.to_string()).join(".");
    let context = Context::from_pairs([
        (
            "action".to_owned(),
            RestrictedExpression::new_string(call.action.clone()),
        ),
        (
            "arn".to_owned(),
            RestrictedExpression::new_string(call.arn.clone()),
        ),
        ("source".to_owned(), RestrictedExpression::new_ip(source)),
        ("secure".to_owned(), RestrictedExpression::new_bool(true)),
        (
            "type".to_owned(),
            RestrictedExpression::new_string(call.instance_type.clone()),
        ),
    ])
    .map_err(|error| error.to_string())?;
    Request::new(
        entity("User::\"operator\"".into())?,
        entity(format!("Action::\"{}\"", call.action))?,
        entity("Resource::\"instance\"".into())?,
        context,
        None,
    )
    .map_err(|error| error.to_string())
}
