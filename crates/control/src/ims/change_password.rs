use openapi::ApiError;
use openapi::generated::ims::change_password::{Request, Response};
use openapi::generated::ram::change_password as of_ram;

use crate::planner::Planner;
use crate::ram::change_password;

/// Changes the password of the user who calls, who knows the old one.
///
/// Source: IMS API, `ChangePassword`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = of_ram::Request {
        new_password: request.new_password.clone(),
        old_password: request.old_password.clone(),
    };
    change_password::plan(planner, &request)?;
    Ok(Response {})
}
