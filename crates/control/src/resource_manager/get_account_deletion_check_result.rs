use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_account_deletion_check_result as directory;
use openapi::generated::resourcemanager::get_account_deletion_check_result::Request;

use crate::planner::Planner;
use crate::resource_directory::get_account_deletion_check_result;

/// As `ResourceDirectoryMaster:GetAccountDeletionCheckResult` does.
///
/// Source: ResourceManager API, `GetAccountDeletionCheckResult`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
    };
    get_account_deletion_check_result::plan(planner, &request)
}
