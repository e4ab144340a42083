use openapi::ApiError;
use openapi::generated::ecs::describe_port_range_list_associations::{
    Request, Response, ResponsePortRangeListAssociations,
};

use super::subject;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The security groups whose rules name a port range list.
///
/// Source: ECS API, `DescribePortRangeListAssociations`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (list, _) = subject::own_port_range_list(planner, request.port_range_list_id.as_deref())?;
    let naming = planner.snapshot().groups_naming_port_range_list(&list.id);
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(10)),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let page = planner.page(naming.collect(), pages, PageBounds::clamped(10, 1, 100), |group| {
        group.id.to_string()
    })?;
    let associations = page.items.iter().map(|group| ResponsePortRangeListAssociations {
        resource_id: group.id.to_string(),
        resource_type: "securitygroup".into(),
    });
    Ok(Response {
        next_token: page.next_token,
        port_range_list_associations: associations.collect(),
    })
}
