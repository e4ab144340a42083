//! Rules that the cloud's own operations do not add: those of services, and the system's.

use std::sync::Arc;

use cloud_id::SecurityGroupId;
use header_space::Direction;
use openapi::{ApiError, errors};
use secgroup::{Priority, RuleDescription, RuleHolder, SecurityGroup};

use super::permission::Permission;
use super::{authorize, rule_change, rule_refusal, subject};
use crate::caller::Permit;
use crate::planner::Planner;

/// `Permissions.N` of a generated request, each with its direction.
macro_rules! permissions {
    ($request:expr) => {{
        let mut permissions = Vec::with_capacity($request.permissions.len());
        for (index, it) in $request.permissions.iter().enumerate() {
            let direction = $crate::ecs::authorize::direction(it.direction.as_deref())
                .map_err(|error| $crate::ecs::rule_refusal::in_batch(error, index))?;
            let list = it.port_range_list_id.as_deref();
            permissions.push(match direction {
                header_space::Direction::Ingress => {
                    (direction, $crate::ecs::permission::permission!(ingress it, list list))
                }
                header_space::Direction::Egress => {
                    (direction, $crate::ecs::permission::permission!(egress it, list list))
                }
            });
        }
        permissions
    }};
}
pub(crate) use permissions;

/// Adds rules in the name of a service, for the account that runs the region.
///
/// Source: Kanmon API, `AuthorizeServiceRules`.
pub(crate) fn add_for(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    holder: &RuleHolder,
    permissions: &[(Direction, Permission<'_>)],
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let (group, permit) = any_group(planner, &id)?;
    let mut asked = authorize::read(group.owner, permissions.iter().copied())?;
    for rule in &mut asked {
        if rule.description.as_str().is_empty() {
            rule.description = described(holder);
        }
    }
    let surroundings = rule_change::surroundings(planner, group);
    let ids = authorize::rule_ids(planner);
    let added = group.authorize_for(holder, &asked, ids, planner.now(), &surroundings);
    let (after, _) =
        added.map_err(|error| authorize::refused(planner, group, &surroundings, &asked, error))?;
    rule_change::put(planner, &permit, group, after);
    Ok(())
}

/// Adds the system's rules of an old group to a group of the caller.
///
/// Source: Kanmon API, `ImportSystemRules`.
pub(crate) fn import(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    permissions: &[(Direction, Permission<'_>)],
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let system = Priority::SYSTEM.to_string();
    let mut plain = Vec::with_capacity(permissions.len());
    for (index, (direction, permission)) in permissions.iter().enumerate() {
        if permission.priority.is_some_and(|it| it != system) {
            let given = permission.priority.unwrap_or_default();
            let error = errors::INVALID_PRIORITY_VALUE_NOT_SUPPORTED
                .with(format_args!("{given}; rules of the system have {system}"));
            return Err(rule_refusal::in_batch(error, index));
        }
        // Requests of users stop at 100, and so does what reads them.
        let without = Permission {
            priority: None,
            ..*permission
        };
        plain.push((*direction, without));
    }
    let mut asked = authorize::read(planner.account(), plain.iter().copied())?;
    for rule in &mut asked {
        rule.spec.priority = Priority::SYSTEM;
    }
    let (group, permit) = subject::own_group(planner, &id)?;
    authorize::add(planner, group, &permit, &asked)
}

/// A group of any account, for the account that runs the region.
fn any_group<'a>(
    planner: &mut Planner<'a>,
    id: &SecurityGroupId,
) -> Result<(&'a Arc<SecurityGroup>, Permit), ApiError> {
    let resource = format!("securitygroup/{id}");
    if !planner.is_operator() {
        return Err(errors::FORBIDDEN_RAM.with(resource));
    }
    planner.permit(&resource, planner.account())?;
    let group = planner
        .snapshot()
        .security_group(id)
        .filter(|group| group.region == *planner.region())
        .ok_or_else(|| errors::INVALID_SECURITY_GROUP_ID_NOT_FOUND.with(id))?;
    let permit = planner.permit_of_operator(&resource, group.owner)?;
    Ok((group, permit))
}

fn described(holder: &RuleHolder) -> RuleDescription {
    let text = format!("{}: {}", holder.service(), holder.reason());
    text.parse()
        .expect("64, 2 and 256 characters are fewer than 512")
}
