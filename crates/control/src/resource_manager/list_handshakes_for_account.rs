use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_handshakes_for_account as directory;
use openapi::generated::resourcemanager::list_handshakes_for_account::Request;

use crate::planner::Planner;
use crate::resource_directory::list_handshakes_for_account;

/// As `ResourceDirectoryMaster:ListHandshakesForAccount` does.
///
/// Source: ResourceManager API, `ListHandshakesForAccount`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        page_number: request.page_number,
        page_size: request.page_size,
    };
    list_handshakes_for_account::plan(planner, &request)
}
