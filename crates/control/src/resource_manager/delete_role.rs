use openapi::ApiError;
use openapi::generated::ram::delete_role as ram;
use openapi::generated::resourcemanager::delete_role::Request;

use crate::planner::Planner;
use crate::ram::delete_role;

/// As `Ram:DeleteRole` does.
///
/// Source: ResourceManager API, `DeleteRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<ram::Response, ApiError> {
    let request = ram::Request {
        role_name: request.role_name.clone(),
    };
    delete_role::plan(planner, &request)
}
