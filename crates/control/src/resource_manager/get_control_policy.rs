use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_control_policy as directory;
use openapi::generated::resourcemanager::get_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::get_control_policy;

/// As `ResourceDirectoryMaster:GetControlPolicy` does.
///
/// Source: ResourceManager API, `GetControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        policy_id: request.policy_id.clone(),
        ..directory::Request::default()
    };
    get_control_policy::plan(planner, &request)
}
