use std::sync::Arc;

use estate::{ObjectKey, Snapshot};
use openapi::generated::ecs::delete_security_group::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::SecurityGroup;

use super::rule_change::few;
use super::rule_refusal;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes a group with its rules, unless something holds it: an ENI in it, or another group's rule that names it.
///
/// Source: ECS API, `DeleteSecurityGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let text = request.security_group_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("securitygroup/{text}"), planner.account())?;
    let group = text
        .parse()
        .ok()
        .and_then(|id| planner.own(planner.snapshot().security_group(&id)))
        .ok_or_else(|| errors::INVALID_SECURITY_GROUP_NOT_FOUND.with(text))?;
    if group.managed_by.is_some() {
        return Err(rule_refusal::managed(group));
    }
    if group.deletion_protection {
        return Err(errors::INVALID_OPERATION_DELETION_PROTECTION
            .with(format_args!("{} is protected from deletion", group.id)));
    }
    check_free(planner.snapshot(), group)?;
    planner.delete(&permit, ObjectKey::SecurityGroup(group.id.clone()));
    planner.retire(GuardKey::Membership(group.id.clone()));
    planner.retire(GuardKey::GroupReferences(group.id.clone()));
    Ok(Response {})
}

fn check_free(snapshot: &Snapshot, group: &Arc<SecurityGroup>) -> Result<(), ApiError> {
    let members = few(snapshot.enis_in(&group.id).map(|eni| eni.id.as_str()));
    if !members.is_empty() {
        return Err(errors::DEPENDENCY_VIOLATION
            .with(format_args!("network interfaces are in {}: {members}", group.id)));
    }
    let naming = few(snapshot.groups_naming(&group.id).map(|it| it.id.as_str()));
    if !naming.is_empty() {
        return Err(errors::DEPENDENCY_VIOLATION
            .with(format_args!("rules of other security groups name {}: {naming}", group.id)));
    }
    Ok(())
}
