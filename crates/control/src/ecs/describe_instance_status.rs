use std::sync::Arc;

use estate::Instance;
use openapi::ApiError;
use openapi::generated::ecs::describe_instance_status::{
    Request, Response, ResponseInstanceStatus,
};

use super::filter::{is, is_one_of};
use super::{found, instance_text};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The status of the caller's instances.
///
/// Source: ECS API, `DescribeInstanceStatus`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("instance/*", planner.account())?;
    for id in &request.instance_id {
        found::instance(planner, Some(id.as_str()))?;
    }
    let found: Vec<&Arc<Instance>> = planner
        .snapshot()
        .instances()
        .filter(|instance| {
            planner.own(Some(*instance)).is_some()
                && is_one_of(&request.instance_id, instance.id.as_str())
                && is(&request.zone_id, instance.zone.as_str())
        })
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::strict(10, 50), |instance| {
        format!("{:020} {}", i64::MAX - instance.created.unix_secs, instance.id)
    })?;
    let shown = |instance: &&Arc<Instance>| ResponseInstanceStatus {
        instance_id: instance.id.to_string(),
        status: instance_text::status(instance).to_owned(),
    };
    Ok(Response {
        instance_statuses: page.items.iter().map(shown).collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}
