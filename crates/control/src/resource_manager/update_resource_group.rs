use std::sync::Arc;

use openapi::generated::resourcemanager::update_resource_group::{
    Request, Response, ResponseResourceGroup,
};
use openapi::{ApiError, errors};
use ram::directory::{Entity, ResourceGroup};

use super::group;
use crate::planner::Planner;

/// Gives a resource group another name for people.
///
/// Source: ResourceManager API, `UpdateResourceGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (found, permit) = group::named(planner, request.resource_group_id.as_deref())?;
    let display_name = request.new_display_name.as_deref();
    let refused = &errors::INVALID_PARAMETER_NEW_DISPLAY_NAME;
    let display_name = group::display_name(display_name, refused)?;
    let changed = ResourceGroup {
        display_name,
        ..ResourceGroup::clone(&found)
    };
    let response = Response {
        resource_group: ResponseResourceGroup {
            account_id: planner.account().to_string(),
            create_date: changed.created.to_string(),
            display_name: changed.display_name.clone(),
            id: changed.id.to_string(),
            name: changed.name.clone(),
        },
    };
    planner.put_identity(&permit, Entity::ResourceGroup(Arc::new(changed)));
    Ok(response)
}
