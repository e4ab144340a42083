use openapi::ApiError;
use openapi::generated::ecs::join_security_group::{Request, Response};

use super::membership::{self, Member};
use crate::planner::Planner;

/// Puts an instance, by its primary ENI, or an ENI into a group.
///
/// Source: ECS API, `JoinSecurityGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let member = Member {
        instance: request.instance_id.as_deref(),
        eni: request.network_interface_id.as_deref(),
        region: request.region_id.as_deref(),
        group: request.security_group_id.as_deref(),
    };
    membership::join(planner, member)?;
    Ok(Response {})
}
