use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_tag_resources::{
    Request, Response, ResponseTagResources,
};

use super::tags::{self, OF_DIRECTORY, Part, TagOf};
use crate::planner::Planner;

/// Lists the tags of members, one by one. Those of control policies may be asked for, and none have any here.
///
/// Source: ResourceDirectoryMaster API, `ListTagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let of_policies = request.resource_type.as_deref();
    if of_policies.is_some_and(|it| it.eq_ignore_ascii_case("ControlPolicy")) {
        planner.permit("policy/controlpolicy/*", planner.account())?;
        return Ok(Response::default());
    }
    let kind = tags::kind(OF_DIRECTORY, request.resource_type.as_deref())?;
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
