use openapi::ApiError;
use openapi::generated::resourcemanager::untag_resources::{Request, Response};

use crate::planner::Planner;
use crate::resource_directory::tags::{self, OF_MANAGER};

/// Takes tags off members or resource groups.
///
/// Source: ResourceManager API, `UntagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tags::kind(OF_MANAGER, request.resource_type.as_deref())?;
    let all = request.all == Some(true);
    tags::untag(planner, kind, &request.resource_id, &request.tag_key, all)?;
    Ok(Response {})
}
