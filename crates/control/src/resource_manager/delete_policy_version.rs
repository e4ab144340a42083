use openapi::ApiError;
use openapi::generated::ram::delete_policy_version as ram;
use openapi::generated::resourcemanager::delete_policy_version::Request;

use crate::planner::Planner;
use crate::ram::delete_policy_version;

/// As `Ram:DeletePolicyVersion` does.
///
/// Source: ResourceManager API, `DeletePolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<ram::Response, ApiError> {
    let request = ram::Request {
        policy_name: request.policy_name.clone(),
        version_id: request.version_id.clone(),
    };
    delete_policy_version::plan(planner, &request)
}
