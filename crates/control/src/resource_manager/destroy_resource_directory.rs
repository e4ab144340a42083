use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::destroy_resource_directory as directory;
use openapi::generated::resourcemanager::destroy_resource_directory::Request;

use crate::planner::Planner;
use crate::resource_directory::destroy_resource_directory;

/// As `ResourceDirectoryMaster:DestroyResourceDirectory` does.
///
/// Source: ResourceManager API, `DestroyResourceDirectory`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    _: &Request,
) -> Result<directory::Response, ApiError> {
    destroy_resource_directory::plan(planner, &directory::Request {})
}
