use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_handshakes_for_resource_directory as directory;
use openapi::generated::resourcemanager::list_handshakes_for_resource_directory::Request;

use crate::planner::Planner;
use crate::resource_directory::list_handshakes_for_resource_directory;

/// As `ResourceDirectoryMaster:ListHandshakesForResourceDirectory` does.
///
/// Source: ResourceManager API, `ListHandshakesForResourceDirectory`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        page_number: request.page_number,
        page_size: request.page_size,
    };
    list_handshakes_for_resource_directory::plan(planner, &request)
}
