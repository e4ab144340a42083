use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::update_folder as directory;
use openapi::generated::resourcemanager::update_folder::Request;

use crate::planner::Planner;
use crate::resource_directory::update_folder;

/// As `ResourceDirectoryMaster:UpdateFolder` does.
///
/// Source: ResourceManager API, `UpdateFolder`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        folder_id: request.folder_id.clone(),
        new_folder_name: request.new_folder_name.clone(),
    };
    update_folder::plan(planner, &request)
}
