use openapi::ApiError;
use openapi::generated::ecs::describe_user_data::{Request, Response};

use super::found;
use crate::planner::Planner;

/// The user data of an instance, as it was sent.
///
/// Source: ECS API, `DescribeUserData`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (instance, _) = found::instance(planner, request.instance_id.as_deref())?;
    Ok(Response {
        instance_id: instance.id.to_string(),
        region_id: instance.region.to_string(),
        user_data: instance.user_data.clone(),
    })
}
