use openapi::ApiError;
use openapi::generated::ecs::describe_prefix_list_attributes::{Request, Response, ResponseEntry};

use super::{list_words, subject};
use crate::planner::Planner;

/// A prefix list with its entries.
///
/// Source: ECS API, `DescribePrefixListAttributes`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (list, _) = subject::own_prefix_list(planner, request.prefix_list_id.as_deref())?;
    let entries = list.entries.iter().map(|entry| ResponseEntry {
        cidr: entry.cidr.to_string(),
        description: entry.description.clone(),
    });
    Ok(Response {
        address_family: list_words::family_text(list.family).into(),
        creation_time: list.created.to_string(),
        description: list.description.to_string(),
        entries: entries.collect(),
        max_entries: list.max_entries.into(),
        prefix_list_id: list.id.to_string(),
        prefix_list_name: list.name.to_string(),
    })
}
