use openapi::ApiError;
use openapi::generated::vpc::list_tag_resources::{Request, Response, ResponseTagResource};

use super::tagged::KINDS;
use crate::planner::Planner;
use crate::tagging::{self, TagQuery};

/// The tags of resources, one by one.
///
/// Source: VPC API, `ListTagResources`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tagging::kind(KINDS, request.resource_type.as_deref())?;
    let tags = request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref()));
    let query = TagQuery {
        ids: &request.resource_id,
        tags: tags.collect(),
        filters: Vec::new(),
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    let page = tagging::list(planner, kind, &query)?;
    let shown = page.items.into_iter().map(|tag| ResponseTagResource {
        resource_id: tag.id,
        resource_type: kind.0.to_owned(),
        tag_key: tag.key,
        tag_value: tag.value,
    });
    Ok(Response { next_token: page.next_token, tag_resources: shown.collect() })
}
