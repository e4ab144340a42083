use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::delete_account as directory;
use openapi::generated::resourcemanager::delete_account::Request;

use crate::planner::Planner;
use crate::resource_directory::delete_account;

/// As `ResourceDirectoryMaster:DeleteAccount` does.
///
/// Source: ResourceManager API, `DeleteAccount`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
        ..directory::Request::default()
    };
    delete_account::plan(planner, &request)
}
