use openapi::ApiError;
use openapi::generated::ims::delete_group::{Request, Response};
use openapi::generated::ram::delete_group as of_ram;

use crate::planner::Planner;
use crate::ram::delete_group;

/// Deletes a user group that has no users and no policies.
///
/// Source: IMS API, `DeleteGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = of_ram::Request {
        group_name: request.group_name.clone(),
    };
    delete_group::plan(planner, &request)?;
    Ok(Response {})
}
