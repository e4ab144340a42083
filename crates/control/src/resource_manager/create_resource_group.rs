use std::sync::Arc;

use openapi::generated::resourcemanager::create_resource_group::{
    Request, Response, ResponseResourceGroup, ResponseResourceGroupRegionStatus,
};
use openapi::{ApiError, errors};
use ram::directory::{Entity, ResourceGroup, ResourceGroupId};

use super::group::{self, MOST_GROUPS, STATUS};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Makes a resource group, in which nothing is yet.
///
/// Source: ResourceManager API, `CreateResourceGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("resourcegroup/*", planner.account())?;
    let name = group::name(request.name.as_deref())?;
    let display_name = request.display_name.as_deref();
    let display_name = group::display_name(display_name, &errors::INVALID_PARAMETER_DISPLAY_NAME)?;
    let tags = words::tags(
        request
            .tag
            .iter()
            .map(|it| (it.key.as_deref(), it.value.as_deref())),
    )?;
    let identities = planner.identities();
    if identities.resource_groups().any(|it| it.name == name) {
        return Err(errors::ENTITY_ALREADY_EXISTS_RESOURCE_GROUP.error());
    }
    if identities.resource_groups().len() >= MOST_GROUPS {
        return Err(errors::LIMIT_EXCEEDED_RESOURCE_GROUP.with(MOST_GROUPS));
    }
    let made = ResourceGroup {
        id: ResourceGroupId::from_random(planner.random()),
        name,
        display_name,
        tags,
        created: planner.now(),
    };
    let regions = planner
        .config()
        .regions
        .iter()
        .map(|it| ResponseResourceGroupRegionStatus {
            region_id: it.id.to_string(),
            status: STATUS.to_owned(),
        });
    let response = Response {
        resource_group: ResponseResourceGroup {
            account_id: planner.account().to_string(),
            create_date: made.created.to_string(),
            display_name: made.display_name.clone(),
            id: made.id.to_string(),
            name: made.name.clone(),
            region_statuses: regions.collect(),
            status: STATUS.to_owned(),
        },
    };
    planner.bump(GuardKey::Directory(planner.account()));
    planner.put_identity(&permit, Entity::ResourceGroup(Arc::new(made)));
    Ok(response)
}
