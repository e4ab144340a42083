use openapi::ApiError;
use openapi::generated::ram::delete_service_linked_role as ram;
use openapi::generated::resourcemanager::delete_service_linked_role::Request;

use crate::planner::Planner;
use crate::ram::delete_service_linked_role;

/// As `Ram:DeleteServiceLinkedRole` does.
///
/// Source: ResourceManager API, `DeleteServiceLinkedRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<ram::Response, ApiError> {
    let request = ram::Request {
        role_name: request.role_name.clone(),
    };
    delete_service_linked_role::plan(planner, &request)
}
