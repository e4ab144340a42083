use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::move_account as directory;
use openapi::generated::resourcemanager::move_account::Request;

use crate::planner::Planner;
use crate::resource_directory::move_account;

/// As `ResourceDirectoryMaster:MoveAccount` does.
///
/// Source: ResourceManager API, `MoveAccount`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
        destination_folder_id: request.destination_folder_id.clone(),
    };
    move_account::plan(planner, &request)
}
