use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::decline_handshake as directory;
use openapi::generated::resourcemanager::decline_handshake::Request;

use crate::planner::Planner;
use crate::resource_directory::decline_handshake;

/// As `ResourceDirectoryMaster:DeclineHandshake` does.
///
/// Source: ResourceManager API, `DeclineHandshake`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        handshake_id: request.handshake_id.clone(),
    };
    decline_handshake::plan(planner, &request)
}
