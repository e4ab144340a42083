use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_control_policy_attachments_for_target as directory;
use openapi::generated::resourcemanager::list_control_policy_attachments_for_target::Request;

use crate::planner::Planner;
use crate::resource_directory::list_control_policy_attachments_for_target;

/// As `ResourceDirectoryMaster:ListControlPolicyAttachmentsForTarget` does.
///
/// Source: ResourceManager API, `ListControlPolicyAttachmentsForTarget`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        target_id: request.target_id.clone(),
        ..directory::Request::default()
    };
    list_control_policy_attachments_for_target::plan(planner, &request)
}
