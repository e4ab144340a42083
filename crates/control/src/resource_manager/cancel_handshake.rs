use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::cancel_handshake as directory;
use openapi::generated::resourcemanager::cancel_handshake::Request;

use crate::planner::Planner;
use crate::resource_directory::cancel_handshake;

/// As `ResourceDirectoryMaster:CancelHandshake` does.
///
/// Source: ResourceManager API, `CancelHandshake`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        handshake_id: request.handshake_id.clone(),
    };
    cancel_handshake::plan(planner, &request)
}
