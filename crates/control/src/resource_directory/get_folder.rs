use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_folder::{Request, Response, ResponseFolder};

use super::found;
use crate::planner::Planner;

/// Shows a folder.
///
/// Source: ResourceDirectoryMaster API, `GetFolder`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.folder_id.as_deref();
    planner.permit(
        &format!("folder/{}", id.unwrap_or_default()),
        planner.account(),
    )?;
    let organization = found::seen(planner)?;
    let folder = organization.folder(id)?;
    Ok(Response {
        folder: ResponseFolder {
            create_time: folder.created.to_string(),
            folder_id: folder.id.to_string(),
            folder_name: folder.name.clone(),
            parent_folder_id: folder
                .parent
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
            resource_directory_path: organization.path(&folder.id),
        },
    })
}
