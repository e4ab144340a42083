use openapi::ApiError;
use openapi::generated::ram::create_policy as ram;
use openapi::generated::resourcemanager::create_policy::Request;

use crate::planner::Planner;
use crate::ram::create_policy;

/// As `Ram:CreatePolicy` does.
///
/// Source: ResourceManager API, `CreatePolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<ram::Response, ApiError> {
    let request = ram::Request {
        description: request.description.clone(),
        policy_document: request.policy_document.clone(),
        policy_name: request.policy_name.clone(),
        ..ram::Request::default()
    };
    create_policy::plan(planner, &request)
}
