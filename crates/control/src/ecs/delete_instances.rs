use openapi::ApiError;
use openapi::generated::ecs::delete_instances::{Request, Response};

use super::instance_end;
use crate::planner::Planner;

/// Deletes several instances, all or none.
///
/// Source: ECS API, `DeleteInstances`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let is_forced = request.force == Some(true);
    for (at, id) in request.instance_id.iter().enumerate() {
        if !request.instance_id[..at].contains(id) {
            instance_end::delete(planner, Some(id.as_str()), is_forced)?;
        }
    }
    Ok(Response::default())
}
