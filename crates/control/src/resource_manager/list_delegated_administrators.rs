use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_delegated_administrators as directory;
use openapi::generated::resourcemanager::list_delegated_administrators::Request;

use crate::planner::Planner;
use crate::resource_directory::list_delegated_administrators;

/// As `ResourceDirectoryMaster:ListDelegatedAdministrators` does.
///
/// Source: ResourceManager API, `ListDelegatedAdministrators`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        page_number: request.page_number,
        page_size: request.page_size,
        service_principal: request.service_principal.clone(),
    };
    list_delegated_administrators::plan(planner, &request)
}
