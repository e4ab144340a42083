use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::update_control_policy as directory;
use openapi::generated::resourcemanager::update_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::update_control_policy;

/// As `ResourceDirectoryMaster:UpdateControlPolicy` does.
///
/// Source: ResourceManager API, `UpdateControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        new_description: request.new_description.clone(),
        new_policy_document: request.new_policy_document.clone(),
        new_policy_name: request.new_policy_name.clone(),
        policy_id: request.policy_id.clone(),
    };
    update_control_policy::plan(planner, &request)
}
