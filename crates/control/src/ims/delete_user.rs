use openapi::ApiError;
use openapi::generated::ims::delete_user::{Request, Response};
use openapi::generated::ram::delete_user as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::delete_user;

/// Deletes a user that has nothing left.
///
/// Source: IMS API, `DeleteUser`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (id, named) = (request.user_id.as_deref(), request.user_principal_name.as_deref());
    let user_name = principal_name::of_id_or_name(planner, id, named)?;
    let request = of_ram::Request {
        user_name: Some(user_name),
    };
    delete_user::plan(planner, &request)?;
    Ok(Response {})
}
