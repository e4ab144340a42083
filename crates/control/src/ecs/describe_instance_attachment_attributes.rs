use std::sync::Arc;

use estate::Instance;
use openapi::ApiError;
use openapi::generated::ecs::describe_instance_attachment_attributes::{
    Request, Response, ResponseInstance,
};

use super::filter::is_one_of;
use super::{role_of_instances as named, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// Which private pools instances belong to: there are none here, so each may use what is open to all.
///
/// Source: ECS API, `DescribeInstanceAttachmentAttributes`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("instance/*", planner.account())?;
    let ids = named::ids(request.instance_ids.as_deref())?;
    let found: Vec<&Arc<Instance>> = planner
        .snapshot()
        .instances()
        .filter(|it| planner.own(Some(*it)).is_some() && is_one_of(ids, it.id.as_str()))
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::strict(10, 100), |it| {
        subject::newest_first(it.created, it.id.as_str())
    })?;
    let shown = |instance: &&Arc<Instance>| ResponseInstance {
        instance_id: instance.id.to_string(),
        private_pool_options_match_criteria: "Open".into(),
        ..ResponseInstance::default()
    };
    Ok(Response {
        instances: page.items.iter().map(shown).collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}
