use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::update_account as directory;
use openapi::generated::resourcemanager::update_account::Request;

use crate::planner::Planner;
use crate::resource_directory::update_account;

/// As `ResourceDirectoryMaster:UpdateAccount` does.
///
/// Source: ResourceManager API, `UpdateAccount`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
        new_account_type: request.new_account_type.clone(),
        new_display_name: request.new_display_name.clone(),
        ..directory::Request::default()
    };
    update_account::plan(planner, &request)
}
