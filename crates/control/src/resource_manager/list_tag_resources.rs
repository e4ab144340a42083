use openapi::ApiError;
use openapi::generated::resourcemanager::list_tag_resources::{
    Request, Response, ResponseTagResources,
};

use crate::planner::Planner;
use crate::resource_directory::tags::{self, OF_MANAGER, Part, TagOf};

/// Lists the tags of members or resource groups, one by one.
///
/// Source: ResourceManager API, `ListTagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tags::kind(OF_MANAGER, request.resource_type.as_deref())?;
    let filters = request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let part = Part {
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    let page = tags::list(planner, kind, &request.resource_id, filters, part)?;
    let shown = |it: TagOf| ResponseTagResources {
        resource_id: it.id,
        resource_type: kind.word().to_owned(),
        tag_key: it.key,
        tag_value: it.value,
    };
    Ok(Response {
        next_token: page.next_token,
        tag_resources: page.items.into_iter().map(shown).collect(),
    })
}
