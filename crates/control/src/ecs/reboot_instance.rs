use openapi::ApiError;
use openapi::generated::ecs::reboot_instance::{Request, Response};

use super::power::Power;
use crate::planner::Planner;

/// Reboots an instance.
///
/// Source: ECS API, `RebootInstance`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    Power::Reboot.apply(planner, request.instance_id.as_deref())?;
    Ok(Response::default())
}
