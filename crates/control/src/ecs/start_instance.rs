use openapi::ApiError;
use openapi::generated::ecs::start_instance::{Request, Response};

use super::power::Power;
use crate::planner::Planner;

/// Starts an instance.
///
/// Source: ECS API, `StartInstance`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    Power::Start.apply(planner, request.instance_id.as_deref())?;
    Ok(Response::default())
}
