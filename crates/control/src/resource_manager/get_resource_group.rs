use openapi::ApiError;
use openapi::generated::resourcemanager::get_resource_group::{
    Request, Response, ResponseResourceGroup, ResponseResourceGroupRegionStatus,
    ResponseResourceGroupTag,
};

use super::group::{self, STATUS};
use crate::planner::Planner;

/// Shows a resource group.
///
/// Source: ResourceManager API, `GetResourceGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (found, _) = group::named(planner, request.resource_group_id.as_deref())?;
    let regions = planner
        .config()
        .regions
        .iter()
        .map(|it| ResponseResourceGroupRegionStatus {
            region_id: it.id.to_string(),
            status: STATUS.to_owned(),
        });
    let tags = found
        .tags
        .iter()
        .filter(|_| request.include_tags == Some(true));
    let tags = tags.map(|(key, value)| ResponseResourceGroupTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    });
    Ok(Response {
        resource_group: ResponseResourceGroup {
            account_id: planner.account().to_string(),
            create_date: found.created.to_string(),
            display_name: found.display_name.clone(),
            id: found.id.to_string(),
            name: found.name.clone(),
            region_statuses: regions.collect(),
            status: STATUS.to_owned(),
            tags: tags.collect(),
        },
    })
}
