use openapi::ApiError;
use openapi::generated::ims::add_user_to_group::{Request, Response};
use openapi::generated::ram::add_user_to_group as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::add_user_to_group;

/// Puts a user in a group.
///
/// Source: IMS API, `AddUserToGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let request = of_ram::Request {
        group_name: request.group_name.clone(),
        user_name: Some(user_name),
    };
    add_user_to_group::plan(planner, &request)?;
    Ok(Response {})
}
