use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_handshake as directory;
use openapi::generated::resourcemanager::get_handshake::Request;

use crate::planner::Planner;
use crate::resource_directory::get_handshake;

/// As `ResourceDirectoryMaster:GetHandshake` does.
///
/// Source: ResourceManager API, `GetHandshake`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        handshake_id: request.handshake_id.clone(),
    };
    get_handshake::plan(planner, &request)
}
