use estate::InstanceRole;
use openapi::generated::ecs::describe_instance_ram_role::{
    Request, Response, ResponseInstanceRamRoleSet,
};
use openapi::{ApiError, errors};
use secgroup::Network;

use super::instance_role::resource_of;
use super::{role_of_instances as named, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The instances that have a role: those of a name, or those of some ids, newest first.
///
/// Source: ECS API, `DescribeInstanceRamRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.ram_role_name.as_deref().filter(|name| !name.is_empty());
    let ids = match request.instance_ids.as_deref() {
        Some(ids) => Some(named::ids(Some(ids))?),
        None => None,
    };
    match ids {
        Some(ids) => drop(named::permit(planner, ids)?),
        None => drop(planner.permit("instance/*", planner.account())?),
    }
    if let Some(name) = name {
        let action = "ecs:DescribeInstanceRamRole";
        planner.permit_dependent(action, &resource_of(name), &(), |_, ()| ())?;
    }
    let instances: Vec<_> = match ids {
        Some(ids) => {
            let mut found = Vec::with_capacity(ids.len());
            for id in ids {
                let instance = named::instance(planner, id)
                    .ok_or_else(|| errors::INVALID_INSTANCE_ID_NOT_FOUND.with(id))?;
                if instance.network == Network::Classic {
                    return Err(errors::INVALID_NETWORK_TYPE_MISMATCH_RAM_ROLE.with(id));
                }
                found.push(instance);
            }
            found
        }
        None if name.is_none() => {
            return Err(errors::INVALID_PARAMETER_ALL_EMPTY.with("RamRoleName or InstanceIds"));
        }
        None => planner.snapshot().instances().filter(|it| planner.own(Some(it)).is_some()).collect(),
    };
    let is_meant = |role: &&InstanceRole| {
        name.is_none_or(|name| name.eq_ignore_ascii_case(&role.name))
    };
    let mut with_role = Vec::new();
    for instance in instances {
        if let Some(role) = instance.role.as_ref().filter(is_meant) {
            with_role.push((instance, role));
        }
    }
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(with_role, pages, PageBounds::clamped(10, 1, 50), |(it, _)| {
        subject::newest_first(it.created, it.id.as_str())
    })?;
    let shown = page.items.iter().map(|(instance, role)| ResponseInstanceRamRoleSet {
        instance_id: instance.id.to_string(),
        ram_role_name: role.name.to_string(),
    });
    Ok(Response {
        instance_ram_role_sets: shown.collect(),
        region_id: planner.region().to_string(),
        total_count: page.total,
    })
}
