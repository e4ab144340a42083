use openapi::ApiError;
use openapi::generated::ram::{
    detach_policy_from_group as of_group, detach_policy_from_role as of_role, detach_policy_from_user as of_user,
};
use openapi::generated::resourcemanager::detach_policy::{Request, Response};

use super::attach_policy::scope;
use super::principal::{Principal, principal};
use crate::planner::Planner;
use crate::ram::{detach_policy_from_group, detach_policy_from_role, detach_policy_from_user};

/// Detaches a policy from a user, a group or a role, for a resource group or for the whole account.
///
/// Source: ResourceManager API, `DetachPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let principal = principal(
        planner,
        request.principal_type.as_deref(),
        request.principal_name.as_deref(),
    )?;
    let resource_group_id = scope(planner, request.resource_group_id.as_deref());
    let policy_name = request.policy_name.clone();
    let policy_type = request.policy_type.clone();
    match principal {
        Principal::User(name) => {
            let request = of_user::Request {
                policy_name,
                policy_type,
                resource_group_id,
                user_name: Some(name),
            };
            detach_policy_from_user::plan(planner, &request)?;
        }
        Principal::Group(name) => {
            let request = of_group::Request {
                group_name: Some(name),
                policy_name,
                policy_type,
                resource_group_id,
            };
            detach_policy_from_group::plan(planner, &request)?;
        }
        Principal::Role(name) => {
            let request = of_role::Request {
                policy_name,
                policy_type,
                resource_group_id,
                role_name: Some(name),
            };
            detach_policy_from_role::plan(planner, &request)?;
        }
    }
    Ok(Response {})
}
