use openapi::ApiError;
use openapi::generated::resourcemanager::tag_resources::{Request, Response};

use crate::planner::Planner;
use crate::resource_directory::tags::{self, OF_MANAGER};

/// Puts tags on members or resource groups.
///
/// Source: ResourceManager API, `TagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tags::kind(OF_MANAGER, request.resource_type.as_deref())?;
    let pairs = request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    tags::tag(planner, kind, &request.resource_id, pairs)?;
    Ok(Response {})
}
