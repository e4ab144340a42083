use std::sync::Arc;

use estate::{Instance, Object};
use openapi::generated::ecs::detach_instance_ram_role::{
    Request, Response, ResponseDetachInstanceRamRoleResult,
    ResponseDetachInstanceRamRoleResultInstanceRamRoleSet,
};
use openapi::{ApiError, errors};
use secgroup::Network;

use super::instance_role::resource_of;
use super::role_of_instances as named;
use crate::planner::Planner;

/// Takes the role from instances. One that has another than the named one, or none, stays as it is.
///
/// Source: ECS API, `DetachInstanceRamRole`. Choice: docs/decisions/0029-instance-roles.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let ids = named::ids(request.instance_ids.as_deref())?;
    let name = request.ram_role_name.as_deref().filter(|name| !name.is_empty());
    let permits = named::permit(planner, ids)?;
    if let Some(name) = name {
        planner.permit_dependent(ACTION, &resource_of(name), &(), |_, ()| ())?;
    }
    let mut results = Vec::with_capacity(ids.len());
    for (id, permit) in ids.iter().zip(&permits) {
        let Some(instance) = named::instance(planner, id) else {
            results.push(ResponseDetachInstanceRamRoleResult {
                code: "InvalidInstanceId.NotFound".to_owned(),
                instance_id: id.clone(),
                message: "There is no instance of this id.".to_owned(),
                success: false,
                instance_ram_role_sets: Vec::new(),
            });
            continue;
        };
        if instance.network == Network::Classic {
            return Err(errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE.with(id));
        }
        let is_meant = |has: &str| name.is_none_or(|name| name.eq_ignore_ascii_case(has));
        let gone = instance.role.as_ref().filter(|has| is_meant(&has.name));
        if let Some(gone) = gone {
            if name.is_none() {
                let resource = resource_of(&gone.name);
                planner.permit_dependent(ACTION, &resource, &(), |_, ()| ())?;
            }
            let changed = Instance { role: None, ..Instance::clone(instance) };
            planner.put(permit, Object::Instance(Arc::new(changed)));
        }
        results.push(ResponseDetachInstanceRamRoleResult {
            code: "200".to_owned(),
            instance_id: id.clone(),
            message: "successful".to_owned(),
            success: true,
            instance_ram_role_sets: gone
                .map(|gone| ResponseDetachInstanceRamRoleResultInstanceRamRoleSet {
                    instance_id: id.clone(),
                    ram_role_name: gone.name.to_string(),
                })
                .into_iter()
                .collect(),
        });
    }
    let failed = results.iter().filter(|result| !result.success).count();
    Ok(Response {
        fail_count: named::count(failed),
        ram_role_name: name.unwrap_or_default().to_owned(),
        total_count: named::count(results.len()),
        detach_instance_ram_role_results: results,
    })
}

const ACTION: &str = "ecs:DetachInstanceRamRole";
