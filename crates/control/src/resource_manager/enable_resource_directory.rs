use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::enable_resource_directory as directory;
use openapi::generated::resourcemanager::enable_resource_directory::Request;

use crate::planner::Planner;
use crate::resource_directory::enable_resource_directory;

/// As `ResourceDirectoryMaster:EnableResourceDirectory` does.
///
/// Source: ResourceManager API, `EnableResourceDirectory`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        enable_mode: request.enable_mode.clone(),
        ..directory::Request::default()
    };
    enable_resource_directory::plan(planner, &request)
}
