use openapi::ApiError;
use openapi::generated::ecs::describe_resource_by_tags::{Request, Response, ResponseResource};

use super::older_tags;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::tagging;
use crate::words;

/// The resources that have all of these tags; without a tag, those that have any.
///
/// Source: ECS API, `DescribeResourceByTags`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("tag/*", planner.account())?;
    let asked = || request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    older_tags::check(asked())?;
    let mut found = Vec::new();
    for (name, kind) in older_tags::kinds(request.resource_type.as_deref())? {
        for (id, tags) in tagging::tags_of_kind(planner, kind) {
            if tags.iter().next().is_some() && words::has_tags(tags, asked()) {
                found.push(ResponseResource {
                    region_id: planner.region().to_string(),
                    resource_id: id,
                    resource_type: name.to_owned(),
                });
            }
        }
    }
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::clamped(50, 1, 100), |it| {
        format!("{} {}", it.resource_type, it.resource_id)
    })?;
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        resources: page.items,
        total_count: page.total,
    })
}
