use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::create_control_policy as directory;
use openapi::generated::resourcemanager::create_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::create_control_policy;

/// As `ResourceDirectoryMaster:CreateControlPolicy` does.
///
/// Source: ResourceManager API, `CreateControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        description: request.description.clone(),
        effect_scope: request.effect_scope.clone(),
        policy_document: request.policy_document.clone(),
        policy_name: request.policy_name.clone(),
        ..directory::Request::default()
    };
    create_control_policy::plan(planner, &request)
}
