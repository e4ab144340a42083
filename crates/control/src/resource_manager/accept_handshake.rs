use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::accept_handshake as directory;
use openapi::generated::resourcemanager::accept_handshake::Request;

use crate::planner::Planner;
use crate::resource_directory::accept_handshake;

/// As `ResourceDirectoryMaster:AcceptHandshake` does.
///
/// Source: ResourceManager API, `AcceptHandshake`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        handshake_id: request.handshake_id.clone(),
    };
    accept_handshake::plan(planner, &request)
}
