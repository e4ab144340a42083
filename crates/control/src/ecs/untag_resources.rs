use openapi::ApiError;
use openapi::generated::ecs::untag_resources::{Request, Response};

use super::tagged::KINDS;
use crate::planner::Planner;
use crate::tagging;

/// Takes tags off resources.
///
/// Source: ECS API, `UntagResources`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tagging::kind(KINDS, request.resource_type.as_deref())?;
    let all = request.all == Some(true);
    tagging::untag(planner, kind, &request.resource_id, &request.tag_key, all)?;
    Ok(Response {})
}
