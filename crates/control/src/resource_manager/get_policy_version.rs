use openapi::ApiError;
use openapi::generated::ram::get_policy_version as ram;
use openapi::generated::resourcemanager::get_policy_version::Request;

use crate::planner::Planner;
use crate::ram::get_policy_version;

/// As `Ram:GetPolicyVersion` does.
///
/// Source: ResourceManager API, `GetPolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<ram::Response, ApiError> {
    let request = ram::Request {
        policy_name: request.policy_name.clone(),
        policy_type: request.policy_type.clone(),
        version_id: request.version_id.clone(),
    };
    get_policy_version::plan(planner, &request)
}
