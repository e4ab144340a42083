use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::delete_control_policy as directory;
use openapi::generated::resourcemanager::delete_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::delete_control_policy;

/// As `ResourceDirectoryMaster:DeleteControlPolicy` does.
///
/// Source: ResourceManager API, `DeleteControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        policy_id: request.policy_id.clone(),
    };
    delete_control_policy::plan(planner, &request)
}
