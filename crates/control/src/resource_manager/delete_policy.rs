use openapi::ApiError;
use openapi::generated::ram::delete_policy as ram;
use openapi::generated::resourcemanager::delete_policy::Request;

use crate::planner::Planner;
use crate::ram::delete_policy;

/// As `Ram:DeletePolicy` does.
///
/// Source: ResourceManager API, `DeletePolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<ram::Response, ApiError> {
    let request = ram::Request {
        policy_name: request.policy_name.clone(),
        ..ram::Request::default()
    };
    delete_policy::plan(planner, &request)
}
