use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_tag_values::{Request, Response, ResponseTags};

use super::tags::{self, OF_DIRECTORY, Part};
use crate::planner::Planner;

/// Lists the values that the tags of one key have on members, each once.
///
/// Source: ResourceDirectoryMaster API, `ListTagValues`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tags::kind(OF_DIRECTORY, request.resource_type.as_deref())?;
    let part = Part {
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    let (key, word) = (request.tag_key.as_deref(), request.value_filter.as_deref());
    let page = tags::values(planner, kind, key, word, part)?;
    Ok(Response {
        next_token: page.next_token,
        tags: page.items.into_iter().map(|value| ResponseTags { value }).collect(),
    })
}
