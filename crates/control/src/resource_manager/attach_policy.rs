use openapi::ApiError;
use openapi::generated::ram::{
    attach_policy_to_group as of_group, attach_policy_to_role as of_role, attach_policy_to_user as of_user,
};
use openapi::generated::resourcemanager::attach_policy::{Request, Response};

use super::principal::{Principal, principal};

use crate::planner::Planner;
use crate::ram::{attach_policy_to_group, attach_policy_to_role, attach_policy_to_user};

/// Attaches a policy to a user, a group or a role, for a resource group or for the whole account.
///
/// Source: ResourceManager API, `AttachPolicy`.
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
            attach_policy_to_user::plan(planner, &request)?;
        }
        Principal::Group(name) => {
            let request = of_group::Request {
                group_name: Some(name),
                policy_name,
                policy_type,
                resource_group_id,
            };
            attach_policy_to_group::plan(planner, &request)?;
        }
        Principal::Role(name) => {
            let request = of_role::Request {
                policy_name,
                policy_type,
                resource_group_id,
                role_name: Some(name),
            };
            attach_policy_to_role::plan(planner, &request)?;
        }
    }
    Ok(Response {})
}

/// The scope in the words of RAM: nothing for the whole account, which is named by its id here.
///
/// Source: ResourceManager API, `AttachPolicy`, `ResourceGroupId`.
pub(crate) fn scope(planner: &Planner<'_>, text: Option<&str>) -> Option<String> {
    let account = planner.account().to_string();
    text.filter(|it| *it != account).map(str::to_owned)
}
