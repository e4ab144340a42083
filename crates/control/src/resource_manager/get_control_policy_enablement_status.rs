use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_control_policy_enablement_status as directory;
use openapi::generated::resourcemanager::get_control_policy_enablement_status::Request;

use crate::planner::Planner;
use crate::resource_directory::get_control_policy_enablement_status;

/// As `ResourceDirectoryMaster:GetControlPolicyEnablementStatus` does.
///
/// Source: ResourceManager API, `GetControlPolicyEnablementStatus`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    _: &Request,
) -> Result<directory::Response, ApiError> {
    get_control_policy_enablement_status::plan(planner, &directory::Request {})
}
