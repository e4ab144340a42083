use openapi::generated::kanmon::compare_policies::{
    Request, Response, ResponseItem, ResponseLost, ResponseLostCondition, ResponseNew,
    ResponseNewCondition,
};
use openapi::{ApiError, errors};
use ram::directory::SystemPolicy;
use ram::{
    AttachedPolicy, Catalogue, ConditionKey, Dialect, DocumentKind, NewAccess, PlainLayer,
    PolicyDocument, Principal, new_access,
};

use super::named_principal::NamedPrincipal;
use crate::planner::Planner;
use crate::ram::refusal;

/// What the new of two policies allows that the old one does not, and the other way round, each with a request that
/// shows it. Either is given as a document, or as the name of a policy of the account or the system with the id of
/// a version, the one in force by default.
///
/// Both are read as they meet `Principal`; without one, as a user meets them of whom nothing is known.
///
/// Source: Kanmon API, `ComparePolicies`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let sides = [
        (
            "Old",
            &request.old_policy_document,
            &request.old_policy_name,
            &request.old_version_id,
        ),
        (
            "New",
            &request.new_policy_document,
            &request.new_policy_name,
            &request.new_version_id,
        ),
    ];
    for (_, _, name, _) in sides {
        let name = name.as_deref().filter(|it| !it.is_empty()).unwrap_or("*");
        // As it is written: names of policies have no case, these ARNs have.
        let identities = planner.identities();
        let found = identities.policy_named(name).ok();
        let name = found.map_or(name, |it| it.name.as_str());
        planner.permit(&format!("policy/{name}"), planner.account())?;
    }
    let named = match request.principal.as_deref().filter(|it| !it.is_empty()) {
        Some(text) => Some(NamedPrincipal::read(planner, text)?),
        None => None,
    };
    let anybody = Principal::user(planner.account(), "*");
    let principal = named.as_ref().map_or(&anybody, NamedPrincipal::principal);
    let [old, new] = sides.map(|(side, document, name, version)| {
        side_of(
            planner,
            side,
            document.as_deref(),
            name.as_deref(),
            version.as_deref(),
        )
    });
    let (old, new) = (old?, new?);
    let catalogue = Catalogue::documented();
    let gained = new_access(&old, &new, principal, &catalogue);
    let lost = new_access(&new, &old, principal, &catalogue);
    let undecided = [("New", &gained), ("Old", &lost)].into_iter();
    let undecided = undecided.flat_map(|(side, difference)| {
        difference
            .undecided
            .iter()
            .map(move |(at, action)| ResponseItem {
                action: action.clone().unwrap_or_default(),
                side: side.to_owned(),
                statement: number(at.statement),
            })
    });
    let undecided = undecided.collect();
    Ok(Response {
        new_access: gained.new_access.into_iter().map(gained_access).collect(),
        lost_access: lost.new_access.into_iter().map(lost_access).collect(),
        undecided,
    })
}

fn side_of(
    planner: &Planner<'_>,
    side: &str,
    document: Option<&str>,
    name: Option<&str>,
    version: Option<&str>,
) -> Result<PlainLayer, ApiError> {
    let given = |text: Option<&str>| text.is_some_and(|it| !it.is_empty());
    let identities = planner.identities();
    let text = match (document, name) {
        (Some(text), name) if !text.is_empty() && !given(name) => text.into(),
        (document, Some(name)) if !name.is_empty() && !given(document) => {
            let custom = identities.policy_named(name);
            match (custom, SystemPolicy::named(name)) {
                (Ok(policy), _) => {
                    let found = match version.filter(|it| !it.is_empty()) {
                        Some(id) => policy.version(id).map_err(refusal::refused)?,
                        None => policy
                            .default_version()
                            .ok_or_else(|| errors::ENTITY_NOT_EXIST_POLICY_VERSION.error())?,
                    };
                    found.document.clone()
                }
                (Err(_), Some(system)) => system.document.into(),
                (Err(refused), None) => return Err(refusal::refused(refused)),
            }
        }
        _ => {
            return Err(errors::INVALID_PARAMETER.with(format_args!(
                "either {side}PolicyDocument or {side}PolicyName is given"
            )));
        }
    };
    // What is stored may have been written when the account had the other dialect, which reads strict documents alike.
    let dialect = match given(name) {
        true => Dialect::Extended,
        false => identities.settings().dialect,
    };
    let document = PolicyDocument::parse(&text, DocumentKind::Identity, dialect)
        .map_err(|error| refusal::malformed(&error))?;
    let policies = vec![AttachedPolicy::itself(side, document)];
    Ok(PlainLayer {
        policies,
        cidr_in_range: identities.settings().cidr_in_range,
    })
}

fn gained_access(access: NewAccess) -> ResponseNew {
    let condition = |(key, value): (ConditionKey, String)| ResponseNewCondition {
        key: key.to_string(),
        value,
    };
    ResponseNew {
        action: access.action,
        conditions: access.context.into_iter().map(condition).collect(),
        resource: access.resource,
        statement: number(access.statement.statement),
    }
}

fn lost_access(access: NewAccess) -> ResponseLost {
    let condition = |(key, value): (ConditionKey, String)| ResponseLostCondition {
        key: key.to_string(),
        value,
    };
    ResponseLost {
        action: access.action,
        conditions: access.context.into_iter().map(condition).collect(),
        resource: access.resource,
        statement: number(access.statement.statement),
    }
}

/// Statements are counted from 1.
fn number(statement: usize) -> i64 {
    i64::try_from(statement).map_or(i64::MAX, |it| it + 1)
}
