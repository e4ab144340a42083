use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::check_account_delete as directory;
use openapi::generated::resourcemanager::check_account_delete::Request;

use crate::planner::Planner;
use crate::resource_directory::check_account_delete;

/// As `ResourceDirectoryMaster:CheckAccountDelete` does.
///
/// Source: ResourceManager API, `CheckAccountDelete`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
    };
    check_account_delete::plan(planner, &request)
}
