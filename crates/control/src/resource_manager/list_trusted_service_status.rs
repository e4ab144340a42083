use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_trusted_service_status as directory;
use openapi::generated::resourcemanager::list_trusted_service_status::Request;

use crate::planner::Planner;
use crate::resource_directory::list_trusted_service_status;

/// As `ResourceDirectoryMaster:ListTrustedServiceStatus` does.
///
/// Source: ResourceManager API, `ListTrustedServiceStatus`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        admin_account_id: request.admin_account_id.clone(),
        page_number: request.page_number,
        page_size: request.page_size,
    };
    list_trusted_service_status::plan(planner, &request)
}
