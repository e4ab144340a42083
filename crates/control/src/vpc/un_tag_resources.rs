use openapi::ApiError;
use openapi::generated::vpc::un_tag_resources::{Request, Response};

use super::tagged::KINDS;
use crate::planner::Planner;
use crate::tagging;

/// Takes tags off resources.
///
/// Source: VPC API, `UnTagResources`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tagging::kind(KINDS, request.resource_type.as_deref())?;
    let all = request.all == Some(true);
    tagging::untag(planner, kind, &request.resource_id, &request.tag_key, all)?;
    Ok(Response {})
}
