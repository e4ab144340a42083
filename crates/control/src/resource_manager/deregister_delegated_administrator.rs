use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::deregister_delegated_administrator as directory;
use openapi::generated::resourcemanager::deregister_delegated_administrator::Request;

use crate::planner::Planner;
use crate::resource_directory::deregister_delegated_administrator;

/// As `ResourceDirectoryMaster:DeregisterDelegatedAdministrator` does.
///
/// Source: ResourceManager API, `DeregisterDelegatedAdministrator`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
        service_principal: request.service_principal.clone(),
    };
    deregister_delegated_administrator::plan(planner, &request)
}
