use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::untag_resources::{Request, Response};

use super::tags::{self, OF_DIRECTORY};
use crate::planner::Planner;

/// Takes tags off members.
///
/// Source: ResourceDirectoryMaster API, `UntagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tags::kind(OF_DIRECTORY, request.resource_type.as_deref())?;
    let all = request.all == Some(true);
    tags::untag(planner, kind, &request.resource_id, &request.tag_key, all)?;
    Ok(Response {})
}
