use openapi::ApiError;
use openapi::generated::ecs::stop_instances::{Request, Response, ResponseInstanceResponse};

use super::power::{Outcome, Power};
use crate::planner::Planner;

/// Stops several instances.
///
/// Source: ECS API, `StopInstances`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let optimization = request.batch_optimization.as_deref();
    let outcomes = Power::Stop.apply_all(planner, &request.instance_id, optimization)?;
    let shown = |outcome: Outcome| ResponseInstanceResponse {
        code: outcome.code,
        current_status: outcome.after,
        instance_id: outcome.instance,
        message: outcome.message,
        previous_status: outcome.before,
    };
    Ok(Response { instance_responses: outcomes.into_iter().map(shown).collect() })
}
