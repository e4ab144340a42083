use openapi::ApiError;
use openapi::generated::ecs::delete_instance::{Request, Response};

use super::instance_end;
use crate::planner::Planner;

/// Deletes an instance that is stopped, or, with `Force`, one that runs.
///
/// Source: ECS API, `DeleteInstance`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let is_forced = request.force == Some(true);
    instance_end::delete(planner, request.instance_id.as_deref(), is_forced)?;
    Ok(Response::default())
}
