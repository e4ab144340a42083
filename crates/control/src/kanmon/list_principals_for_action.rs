use openapi::ApiError;
use openapi::generated::kanmon::list_principals_for_action::{
    Request, Response, ResponsePrincipal, ResponsePrincipalCondition,
};
use ram::{
    ActionName, Catalogue, ConditionKey, KnownKey, PoliciesInForce, Possibility, Question, can,
};

use super::holder;
use super::named_principal::NamedPrincipal;
use super::named_resource::NamedResource;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::ram::own_rights::is_open;

/// Every principal of the account that can do something to a resource under some circumstances, with a request that
/// shows it and the statement that grants it. Whoever is left out cannot, whatever the circumstances; of whom it was
/// not found out, that is said.
///
/// A page is one of principals that were looked at, so it may show fewer. Principals of other accounts, whom the
/// trust policy of a role may name, are theirs to ask about.
///
/// Source: Kanmon API, `ListPrincipalsForAction`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("principal/*", planner.account())?;
    let action = ActionName::new(request.action.as_deref().unwrap_or_default());
    let resource = NamedResource::read(planner, request.resource.as_deref().unwrap_or_default())?;
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(DEFAULT.into())),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let bounds = PageBounds::strict(DEFAULT, DEFAULT);
    let all = NamedPrincipal::all(planner);
    let page = planner.page(all, pages, bounds, |it| it.relative_id.clone())?;

    let catalogue = Catalogue::documented();
    let facts = catalogue.facts(action.as_str());
    let may_fill = |key: &ConditionKey| match key {
        ConditionKey::Known(key) if NEVER_FILLED.contains(key) => false,
        // The tags of what is there are known.
        ConditionKey::ResourceTag(_) if resource.about.tags.is_some() => false,
        _ => facts.is_none_or(|it| it.may_fill(key)),
    };
    let mut principals = Vec::new();
    for named in &page.items {
        let mut known = named.known(planner);
        known.extend(resource.known());
        let question = Question {
            action: &action,
            resource: resource.resource(planner),
            resource_policy: resource.trust.as_ref(),
            known: &known,
        };
        if is_open(action.as_str()) {
            let mut shown = shown(named);
            shown.is_decided = true;
            principals.push(shown);
            continue;
        }
        let authorities = named.authorities(planner);
        let stored = authorities.in_force();
        let own = named.with_preference(planner, &action, stored.account);
        let in_force = PoliciesInForce {
            account: own.as_ref().unwrap_or(stored.account),
            ..stored
        };
        match can(
            named.principal(),
            &in_force,
            &question,
            &may_fill,
        ) {
            Possibility::Cannot => {}
            Possibility::Undecided => principals.push(shown(named)),
            Possibility::Can(witness) => {
                let conditions =
                    witness
                        .context
                        .iter()
                        .map(|(key, value)| ResponsePrincipalCondition {
                            key: key.to_string(),
                            value: value.clone(),
                        });
                let conditions = conditions.collect();
                let mut shown = shown(named);
                shown.is_decided = true;
                shown.conditions = conditions;
                if let Some(granted) = witness.granted_by {
                    shown.attached_to = holder::text(&granted.holder);
                    shown.policy_name = granted.policy;
                    shown.policy_version = granted.version;
                    // Counted from 1, 0 being none.
                    shown.statement = i64::try_from(granted.statement + 1).unwrap_or(i64::MAX);
                }
                principals.push(shown);
            }
        }
    }
    Ok(Response {
        next_token: page.next_token,
        principals,
    })
}

fn shown(named: &NamedPrincipal) -> ResponsePrincipal {
    ResponsePrincipal {
        principal_arn: named.principal().arn().to_owned(),
        r#type: named.kind().to_owned(),
        ..ResponsePrincipal::default()
    }
}

const DEFAULT: u32 = 100;
/// Calls are made with access keys and over no endpoint of a VPC.
const NEVER_FILLED: [KnownKey; 2] = [KnownKey::MfaPresent, KnownKey::SourceVpc];
