use openapi::ApiError;
use openapi::generated::resourcemanager::list_resource_group_capability::{
    Request, Response, ResponseCapabilities,
};

use super::resources::KINDS;
use crate::planner::Planner;

/// Lists the kinds of resource that can be in a resource group. Nothing here tells events of resource groups.
///
/// Source: ResourceManager API, `ListResourceGroupCapability`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let is = |wanted: &Option<String>, text: &str| {
        wanted.as_deref().is_none_or(|it| it.is_empty() || it.eq_ignore_ascii_case(text))
    };
    let meant = KINDS.iter().filter(|kind| {
        is(&request.service, kind.service)
            && is(&request.resource_type, kind.name)
            && request.support_resource_group_event != Some(true)
    });
    let shown = meant.map(|kind| ResponseCapabilities {
        resource_center_resource_type: kind.full_name.to_owned(),
        resource_type: kind.name.to_owned(),
        service: kind.service.to_owned(),
        support_resource_group_event: false,
    });
    Ok(Response {
        capabilities: shown.collect(),
    })
}
