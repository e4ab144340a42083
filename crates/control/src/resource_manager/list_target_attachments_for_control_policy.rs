use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_target_attachments_for_control_policy as directory;
use openapi::generated::resourcemanager::list_target_attachments_for_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::list_target_attachments_for_control_policy;

/// As `ResourceDirectoryMaster:ListTargetAttachmentsForControlPolicy` does.
///
/// Source: ResourceManager API, `ListTargetAttachmentsForControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        page_number: request.page_number,
        page_size: request.page_size,
        policy_id: request.policy_id.clone(),
    };
    list_target_attachments_for_control_policy::plan(planner, &request)
}
