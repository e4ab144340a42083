use openapi::ApiError;
use openapi::generated::vpc::tag_resources::{Request, Response};

use super::tagged::KINDS;
use crate::planner::Planner;
use crate::tagging;

/// Puts tags on resources.
///
/// Source: VPC API, `TagResources`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tagging::kind(KINDS, request.resource_type.as_deref())?;
    let tags = request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref()));
    tagging::tag(planner, kind, &request.resource_id, &tags.collect::<Vec<_>>())?;
    Ok(Response {})
}
