use openapi::ApiError;
use openapi::generated::ims::delete_login_profile::{Request, Response};
use openapi::generated::ram::delete_login_profile as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::delete_login_profile;

/// Takes the login to the console from a user.
///
/// Source: IMS API, `DeleteLoginProfile`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let request = of_ram::Request {
        user_name: Some(user_name),
    };
    delete_login_profile::plan(planner, &request)?;
    Ok(Response {})
}
