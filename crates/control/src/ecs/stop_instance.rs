use openapi::ApiError;
use openapi::generated::ecs::stop_instance::{Request, Response};

use super::power::Power;
use crate::planner::Planner;

/// Stops an instance.
///
/// Source: ECS API, `StopInstance`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    Power::Stop.apply(planner, request.instance_id.as_deref())?;
    Ok(Response::default())
}
