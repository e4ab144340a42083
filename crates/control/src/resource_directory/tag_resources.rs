use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::tag_resources::{Request, Response};

use super::tags::{self, OF_DIRECTORY};
use crate::planner::Planner;

/// Puts tags on members.
///
/// Source: ResourceDirectoryMaster API, `TagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tags::kind(OF_DIRECTORY, request.resource_type.as_deref())?;
    let pairs = request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    tags::tag(planner, kind, &request.resource_id, pairs)?;
    Ok(Response {})
}
