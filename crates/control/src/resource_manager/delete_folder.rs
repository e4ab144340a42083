use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::delete_folder as directory;
use openapi::generated::resourcemanager::delete_folder::Request;

use crate::planner::Planner;
use crate::resource_directory::delete_folder;

/// As `ResourceDirectoryMaster:DeleteFolder` does.
///
/// Source: ResourceManager API, `DeleteFolder`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        folder_id: request.folder_id.clone(),
    };
    delete_folder::plan(planner, &request)
}
