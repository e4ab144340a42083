use openapi::ApiError;
use openapi::generated::ram::set_default_policy_version as ram;
use openapi::generated::resourcemanager::set_default_policy_version::Request;

use crate::planner::Planner;
use crate::ram::set_default_policy_version;

/// As `Ram:SetDefaultPolicyVersion` does.
///
/// Source: ResourceManager API, `SetDefaultPolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<ram::Response, ApiError> {
    let request = ram::Request {
        policy_name: request.policy_name.clone(),
        version_id: request.version_id.clone(),
    };
    set_default_policy_version::plan(planner, &request)
}
