use estate::ObjectKey;
use openapi::generated::ecs::delete_port_range_list::{Request, Response};
use openapi::{ApiError, errors};

use super::rule_change::few;
use super::subject;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes a port range list that no rule names.
///
/// Source: ECS API, `DeletePortRangeList`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (list, permit) =
        subject::own_port_range_list(planner, request.port_range_list_id.as_deref())?;
    let naming = planner.snapshot().groups_naming_port_range_list(&list.id);
    let naming = few(naming.map(|group| group.id.as_str()));
    if !naming.is_empty() {
        return Err(errors::DEPENDENCY_VIOLATION_PORT_RANGE_LIST
            .with(format_args!("rules of security groups name {}: {naming}", list.id)));
    }
    planner.delete(&permit, ObjectKey::PortRangeList(list.id.clone()));
    planner.retire(GuardKey::PortRangeListAssociations(list.id.clone()));
    Ok(Response {})
}
