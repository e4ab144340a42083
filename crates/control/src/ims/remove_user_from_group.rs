use openapi::ApiError;
use openapi::generated::ims::remove_user_from_group::{Request, Response};
use openapi::generated::ram::remove_user_from_group as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::remove_user_from_group;

/// Takes a user out of a group.
///
/// Source: IMS API, `RemoveUserFromGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let request = of_ram::Request {
        group_name: request.group_name.clone(),
        user_name: Some(user_name),
    };
    remove_user_from_group::plan(planner, &request)?;
    Ok(Response {})
}
