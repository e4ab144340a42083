use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::detach_control_policy as directory;
use openapi::generated::resourcemanager::detach_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::detach_control_policy;

/// As `ResourceDirectoryMaster:DetachControlPolicy` does.
///
/// Source: ResourceManager API, `DetachControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        policy_id: request.policy_id.clone(),
        target_id: request.target_id.clone(),
    };
    detach_control_policy::plan(planner, &request)
}
