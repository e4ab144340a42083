use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_folder as directory;
use openapi::generated::resourcemanager::get_folder::Request;

use crate::planner::Planner;
use crate::resource_directory::get_folder;

/// As `ResourceDirectoryMaster:GetFolder` does.
///
/// Source: ResourceManager API, `GetFolder`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        folder_id: request.folder_id.clone(),
    };
    get_folder::plan(planner, &request)
}
