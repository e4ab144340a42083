use estate::Object;
use openapi::generated::resourcemanager::move_resources::{
    Request, RequestResources, Response, ResponseResponses,
};
use openapi::{ApiError, errors};

use super::group;
use crate::ecs::join_resource_group::moved;
use crate::planner::Planner;
use crate::tagging;

/// Moves resources into a resource group. Each is told by itself: one that is not there keeps no other from moving.
/// Who moves may do it with the group that a resource leaves as well.
///
/// Source: ResourceManager API, `MoveResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (found, permit) = group::named(planner, request.resource_group_id.as_deref())?;
    if request.resources.len() > MOST_RESOURCES {
        return Err(errors::INVALID_PARAMETER_RESOURCES
            .with(format_args!("it may name {MOST_RESOURCES} at most")));
    }
    let mut responses = Vec::new();
    for resource in &request.resources {
        let object = object(planner, resource);
        let mut response = ResponseResponses {
            region_id: resource.region_id.clone().unwrap_or_default(),
            request_id: planner.caller().request_id.to_string(),
            resource_id: resource.resource_id.clone().unwrap_or_default(),
            resource_type: resource.resource_type.clone().unwrap_or_default(),
            service: resource.service.clone().unwrap_or_default(),
            status: "SUCCESS".to_owned(),
            ..ResponseResponses::default()
        };
        match object {
            Some(object) => {
                let before = match group_of(&object) {
                    "" => "default",
                    before => before,
                };
                planner.permit(&format!("resourcegroup/{before}"), planner.account())?;
                planner.put(&permit, moved(&object, found.id.as_str()));
            }
            None => {
                "FAIL".clone_into(&mut response.status);
                "EntityNotExists.Resource".clone_into(&mut response.error_code);
                "There is no such resource.".clone_into(&mut response.error_msg);
            }
        }
        responses.push(response);
    }
    group::bump(planner, &found.id);
    Ok(Response { responses })
}

/// Source: ResourceManager API, `MoveResources`, `Resources.N`.
const MOST_RESOURCES: usize = 10;

/// The object of the caller's account that is named.
fn object(planner: &Planner<'_>, resource: &RequestResources) -> Option<Object> {
    let kinds = match resource.service.as_deref()? {
        "ecs" => crate::ecs::tagged::KINDS,
        "vpc" => crate::vpc::tagged::KINDS,
        _ => return None,
    };
    let kind = tagging::kind(kinds, resource.resource_type.as_deref()).ok()?;
    let region = match resource.region_id.as_deref().filter(|it| !it.is_empty()) {
        Some(text) => text.parse().ok()?,
        None => planner.region().clone(),
    };
    tagging::own_in(planner, kind.1, resource.resource_id.as_deref()?, &region)
}

fn group_of(object: &Object) -> &str {
    match object {
        Object::Vpc(it) => &it.resource_group,
        Object::VSwitch(it) => &it.resource_group,
        Object::SecurityGroup(it) => &it.resource_group,
        Object::PrefixList(it) => &it.resource_group,
        Object::PortRangeList(it) => &it.resource_group,
        Object::Eni(it) => &it.resource_group,
        Object::Instance(it) => &it.resource_group,
        Object::Eip(it) => &it.resource_group,
        Object::KeyPair(it) => &it.resource_group,
    }
}
