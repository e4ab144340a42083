use openapi::ApiError;
use openapi::generated::ecs::describe_prefix_list_associations::{
    Request, Response, ResponsePrefixListAssociation,
};

use super::subject;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The security groups whose rules name a prefix list.
///
/// Source: ECS API, `DescribePrefixListAssociations`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (list, _) = subject::own_prefix_list(planner, request.prefix_list_id.as_deref())?;
    let naming = planner.snapshot().groups_naming_prefix_list(&list.id);
    let pages = PageRequest {
        max_results: Some(request.max_results.unwrap_or(10)),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let page = planner.page(naming.collect(), pages, PageBounds::clamped(10, 1, 100), |group| {
        group.id.to_string()
    })?;
    let associations = page.items.iter().map(|group| ResponsePrefixListAssociation {
        resource_id: group.id.to_string(),
        resource_type: "securitygroup".into(),
    });
    Ok(Response { next_token: page.next_token, prefix_list_associations: associations.collect() })
}
