use std::collections::BTreeMap;

use openapi::ApiError;
use openapi::generated::ecs::describe_tags::{
    Request, Response, ResponseTag, ResponseTagResourceTypeCount,
};

use super::filter::is;
use super::older_tags;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::tagging::{self, Tagged};
use crate::words;

/// The tags in use, each once, and how many resources of each kind have it.
///
/// Source: ECS API, `DescribeTags`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("tag/*", planner.account())?;
    let asked = || request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    older_tags::check(asked())?;
    let mut counts: BTreeMap<(String, String), ResponseTagResourceTypeCount> = BTreeMap::new();
    for (_, kind) in older_tags::kinds(request.resource_type.as_deref())? {
        for (id, tags) in tagging::tags_of_kind(planner, kind) {
            if !is(&request.resource_id, &id) || !words::has_tags(tags, asked()) {
                continue;
            }
            for (key, value) in tags.iter() {
                let count = counts.entry((key.to_owned(), value.to_owned())).or_default();
                match kind {
                    Tagged::Instance => count.instance += 1,
                    Tagged::SecurityGroup => count.securitygroup += 1,
                    Tagged::Eni => count.eni += 1,
                    Tagged::KeyPair => count.key_pair += 1,
                    Tagged::Vpc | Tagged::VSwitch | Tagged::Eip | Tagged::Absent => {}
                }
            }
        }
    }
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let found: Vec<_> = counts.into_iter().collect();
    let page = planner.page(found, pages, PageBounds::clamped(50, 1, 100), |((key, value), _)| {
        format!("{key}\0{value}")
    })?;
    let shown = page.items.into_iter().map(|((tag_key, tag_value), count)| ResponseTag {
        resource_type_count: count,
        tag_key,
        tag_value,
    });
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        tags: shown.collect(),
        total_count: page.total,
    })
}
