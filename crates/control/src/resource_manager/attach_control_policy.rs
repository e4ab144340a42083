use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::attach_control_policy as directory;
use openapi::generated::resourcemanager::attach_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::attach_control_policy;

/// As `ResourceDirectoryMaster:AttachControlPolicy` does.
///
/// Source: ResourceManager API, `AttachControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        policy_id: request.policy_id.clone(),
        target_id: request.target_id.clone(),
    };
    attach_control_policy::plan(planner, &request)
}
