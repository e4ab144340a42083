use openapi::ApiError;
use openapi::generated::ecs::describe_port_range_list_entries::{Request, Response, ResponseEntries};

use super::subject;
use crate::planner::Planner;

/// The entries of a port range list.
///
/// Source: ECS API, `DescribePortRangeListEntries`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (list, _) = subject::own_port_range_list(planner, request.port_range_list_id.as_deref())?;
    let entries = list.entries.iter().map(|entry| ResponseEntries {
        description: entry.description.clone(),
        port_range: entry.ports.to_string(),
    });
    Ok(Response { entries: entries.collect() })
}
