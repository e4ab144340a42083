use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_account_deletion_status as directory;
use openapi::generated::resourcemanager::get_account_deletion_status::Request;

use crate::planner::Planner;
use crate::resource_directory::get_account_deletion_status;

/// As `ResourceDirectoryMaster:GetAccountDeletionStatus` does.
///
/// Source: ResourceManager API, `GetAccountDeletionStatus`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
    };
    get_account_deletion_status::plan(planner, &request)
}
