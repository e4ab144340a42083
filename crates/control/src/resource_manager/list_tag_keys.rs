use openapi::ApiError;
use openapi::generated::resourcemanager::list_tag_keys::{Request, Response, ResponseTags};

use crate::planner::Planner;
use crate::resource_directory::tags::{self, OF_MANAGER, Part};

/// Lists the keys of the tags of members or resource groups, each once.
///
/// Source: ResourceManager API, `ListTagKeys`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tags::kind(OF_MANAGER, request.resource_type.as_deref())?;
    let part = Part {
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    let page = tags::keys(planner, kind, request.key_filter.as_deref(), part)?;
    Ok(Response {
        next_token: page.next_token,
        tags: page.items.into_iter().map(|key| ResponseTags { key }).collect(),
    })
}
