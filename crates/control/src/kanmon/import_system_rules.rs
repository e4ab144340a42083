use openapi::ApiError;
use openapi::generated::kanmon::import_system_rules::{Request, Response};

use crate::ecs::rules_of_others;
use crate::planner::Planner;

/// Adds rules as a file of an old group has them: the system's, at priority 110, weaker than any that a user can add.
///
/// Source: Kanmon API, `ImportSystemRules`. Choice: docs/decisions/0001-decision-table.md, row 7.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permissions = rules_of_others::permissions!(request);
    rules_of_others::import(planner, request.security_group_id.as_deref(), &permissions)?;
    Ok(Response {})
}
