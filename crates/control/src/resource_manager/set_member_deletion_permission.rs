use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::set_member_deletion_permission as directory;
use openapi::generated::resourcemanager::set_member_deletion_permission::Request;

use crate::planner::Planner;
use crate::resource_directory::set_member_deletion_permission;

/// As `ResourceDirectoryMaster:SetMemberDeletionPermission` does.
///
/// Source: ResourceManager API, `SetMemberDeletionPermission`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        status: request.status.clone(),
    };
    set_member_deletion_permission::plan(planner, &request)
}
