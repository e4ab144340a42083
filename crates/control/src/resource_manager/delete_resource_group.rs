use openapi::generated::resourcemanager::delete_resource_group::{
    Request, Response, ResponseResourceGroup,
};
use openapi::{ApiError, errors};
use ram::directory::{EntityId, EntityKey};

use super::group::{self, STATUS};
use crate::planner::Planner;

/// Deletes a resource group in which nothing is. Policies that were attached in its scope decide nothing more.
///
/// Source: ResourceManager API, `DeleteResourceGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (found, permit) = group::named(planner, request.resource_group_id.as_deref())?;
    if let Some(id) = group::something_in(planner, &found.id) {
        return Err(errors::DELETE_CONFLICT_RESOURCE_GROUP_RESOURCE.with(id));
    }
    group::bump(planner, &found.id);
    let id = EntityId::ResourceGroup(found.id.clone());
    planner.delete_identity(
        &permit,
        EntityKey {
            account: permit.owner(),
            id,
        },
    );
    Ok(Response {
        resource_group: ResponseResourceGroup {
            account_id: planner.account().to_string(),
            create_date: found.created.to_string(),
            display_name: found.display_name.clone(),
            id: found.id.to_string(),
            name: found.name.clone(),
            region_statuses: Vec::new(),
            status: STATUS.to_owned(),
        },
    })
}
