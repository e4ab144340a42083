use estate::ObjectKey;
use openapi::generated::ecs::delete_prefix_list::{Request, Response};
use openapi::{ApiError, errors};

use super::rule_change::few;
use super::subject;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes a prefix list that no rule names.
///
/// Source: ECS API, `DeletePrefixList`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (list, permit) = subject::own_prefix_list(planner, request.prefix_list_id.as_deref())?;
    let naming = planner.snapshot().groups_naming_prefix_list(&list.id);
    let naming = few(naming.map(|group| group.id.as_str()));
    if !naming.is_empty() {
        return Err(errors::DEPENDENCY_VIOLATION_PREFIX_LIST
            .with(format_args!("rules of security groups name {}: {naming}", list.id)));
    }
    planner.delete(&permit, ObjectKey::PrefixList(list.id.clone()));
    planner.retire(GuardKey::PrefixListAssociations(list.id.clone()));
    Ok(Response {})
}
