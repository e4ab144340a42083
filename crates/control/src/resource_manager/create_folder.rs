use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::create_folder as directory;
use openapi::generated::resourcemanager::create_folder::Request;

use crate::planner::Planner;
use crate::resource_directory::create_folder;

/// As `ResourceDirectoryMaster:CreateFolder` does.
///
/// Source: ResourceManager API, `CreateFolder`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        folder_name: request.folder_name.clone(),
        parent_folder_id: request.parent_folder_id.clone(),
        ..directory::Request::default()
    };
    create_folder::plan(planner, &request)
}
