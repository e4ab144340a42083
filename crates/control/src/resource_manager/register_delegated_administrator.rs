use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::register_delegated_administrator as directory;
use openapi::generated::resourcemanager::register_delegated_administrator::Request;

use crate::planner::Planner;
use crate::resource_directory::register_delegated_administrator;

/// As `ResourceDirectoryMaster:RegisterDelegatedAdministrator` does.
///
/// Source: ResourceManager API, `RegisterDelegatedAdministrator`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
        service_principal: request.service_principal.clone(),
    };
    register_delegated_administrator::plan(planner, &request)
}
