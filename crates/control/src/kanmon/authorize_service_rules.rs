use openapi::generated::kanmon::authorize_service_rules::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::RuleHolder;

use crate::ecs::rules_of_others;
use crate::planner::Planner;

/// Adds rules to any account's group in the name of a service, which is shown with them; for the account that runs
/// the region. Where a rule has no description, service and reason become it, so that every client shows them.
///
/// Source: Kanmon API, `AuthorizeServiceRules`; guide 001, rules that are added by themselves.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let service = request.service.as_deref().unwrap_or_default();
    let reason = request.reason.as_deref().unwrap_or_default();
    let holder =
        RuleHolder::new(service, reason).map_err(|error| errors::INVALID_PARAMETER.with(error))?;
    let permissions = rules_of_others::permissions!(request);
    rules_of_others::add_for(planner, request.security_group_id.as_deref(), &holder, &permissions)?;
    Ok(Response {})
}
