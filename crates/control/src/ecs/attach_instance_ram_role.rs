use std::sync::Arc;

use estate::{Instance, Object};
use openapi::generated::ecs::attach_instance_ram_role::{
    Request, Response, ResponseAttachInstanceRamRoleResult,
};
use openapi::{ApiError, errors};
use secgroup::Network;

use super::instance_role::{NewRole, resource_of};
use super::role_of_instances as named;
use crate::planner::Planner;

/// Gives instances a role, in place of the one they may have. Of instances that are not there, each is told.
///
/// Source: ECS API, `AttachInstanceRamRole`. Choice: docs/decisions/0029-instance-roles.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let ids = named::ids(request.instance_ids.as_deref())?;
    let name = request.ram_role_name.as_deref().unwrap_or_default();
    let permits = named::permit(planner, ids)?;
    planner.permit_dependent(ACTION, &resource_of(name), &(), |_, ()| ())?;
    let role = NewRole::pass(planner, name, &errors::INVALID_RAM_ROLE_NOT_ECS_ROLE_404)?
        .with_policy(planner, request.policy.as_deref())?;
    let found: Vec<_> = ids.iter().map(|id| named::instance(planner, id)).collect();
    if let Some(id) = ids.first().filter(|_| found.iter().all(Option::is_none)) {
        return Err(errors::INVALID_INSTANCE_ID_NOT_FOUND.with(id));
    }
    let mut results = Vec::with_capacity(ids.len());
    for ((id, permit), instance) in ids.iter().zip(&permits).zip(found) {
        results.push(match instance {
            Some(instance) if instance.network == Network::Classic => {
                return Err(errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE.with(id));
            }
            Some(instance) => {
                if !instance.role.as_ref().is_some_and(|has| role.is_that_of(has)) {
                    let role = Some(role.attached(planner));
                    let changed = Instance { role, ..Instance::clone(instance) };
                    planner.put(permit, Object::Instance(Arc::new(changed)));
                }
                result("200", id, "successful", true)
            }
            None => result(
                "InvalidInstanceId.NotFound",
                id,
                "There is no instance of this id.",
                false,
            ),
        });
    }
    let failed = results.iter().filter(|result| !result.success).count();
    Ok(Response {
        fail_count: named::count(failed),
        ram_role_name: role.name().to_owned(),
        total_count: named::count(results.len()),
        attach_instance_ram_role_results: results,
    })
}

fn result(code: &str, id: &str, message: &str, success: bool) -> ResponseAttachInstanceRamRoleResult {
    ResponseAttachInstanceRamRoleResult {
        code: code.to_owned(),
        instance_id: id.to_owned(),
        message: message.to_owned(),
        success,
    }
}

const ACTION: &str = "ecs:AttachInstanceRamRole";
