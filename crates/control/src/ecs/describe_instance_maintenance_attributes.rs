use std::sync::Arc;

use estate::Instance;
use openapi::ApiError;
use openapi::generated::ecs::describe_instance_maintenance_attributes::{
    Request, Response, ResponseMaintenanceAttribute, ResponseMaintenanceAttributeActionOnMaintenance,
};

use super::filter::is_one_of;
use super::{found, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// What happens to instances when their host is maintained: nothing here, so each has the default.
///
/// Source: ECS API, `DescribeInstanceMaintenanceAttributes`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("instance/*", planner.account())?;
    for id in &request.instance_id {
        found::instance(planner, Some(id.as_str()))?;
    }
    let found: Vec<&Arc<Instance>> = planner
        .snapshot()
        .instances()
        .filter(|it| planner.own(Some(*it)).is_some() && is_one_of(&request.instance_id, it.id.as_str()))
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::strict(10, 100), |it| {
        subject::newest_first(it.created, it.id.as_str())
    })?;
    let shown = |instance: &&Arc<Instance>| ResponseMaintenanceAttribute {
        action_on_maintenance: ResponseMaintenanceAttributeActionOnMaintenance {
            default_value: RECOVER.into(),
            supported_values: vec!["Stop".into(), RECOVER.into()],
            value: RECOVER.into(),
        },
        instance_id: instance.id.to_string(),
        ..ResponseMaintenanceAttribute::default()
    };
    Ok(Response {
        maintenance_attributes: page.items.iter().map(shown).collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

const RECOVER: &str = "AutoRecover";
