use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::remove_cloud_account as directory;
use openapi::generated::resourcemanager::remove_cloud_account::Request;

use crate::planner::Planner;
use crate::resource_directory::remove_cloud_account;

/// As `ResourceDirectoryMaster:RemoveCloudAccount` does.
///
/// Source: ResourceManager API, `RemoveCloudAccount`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
    };
    remove_cloud_account::plan(planner, &request)
}
