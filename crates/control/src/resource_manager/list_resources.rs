use openapi::ApiError;
use openapi::generated::resourcemanager::list_resources::{Request, Response, ResponseResource};

use super::resources::{self, Resource};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// Lists what is in a resource group, or in all of them, over all products and regions.
///
/// Source: ResourceManager API, `ListResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let group = request.resource_group_id.as_deref();
    let mut all = resources::in_group(planner, group)?;
    let is = |wanted: &Option<String>, text: &str| {
        wanted.as_deref().is_none_or(|it| it.is_empty() || it.eq_ignore_ascii_case(text))
    };
    let pairs = request.resource_types.iter();
    let kinds: Vec<_> = pairs.map(|it| (it.service.as_deref(), it.resource_type.as_deref())).collect();
    all.retain(|it| {
        is(&request.service, it.kind.service)
            && is(&request.resource_type, it.kind.name)
            && is(&request.resource_id, &it.id)
            && is(&request.region, &it.region)
            && it.kind.is_one_of(&kinds)
    });
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let key = |it: &Resource| format!("{} {} {} {}", it.kind.service, it.kind.name, it.region, it.id);
    let page = planner.page(all, pages, PageBounds::strict(10, 100), key)?;
    let shown = page.items.into_iter().map(|it| ResponseResource {
        create_date: it.created.to_string(),
        region_id: it.region,
        resource_group_id: it.group,
        resource_id: it.id,
        resource_type: it.kind.name.to_owned(),
        service: it.kind.service.to_owned(),
    });
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        resources: shown.collect(),
        total_count: page.total,
    })
}
