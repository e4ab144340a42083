use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::update_folder::{
    Request, Response, ResponseFolder,
};
use ram::directory::{Entity, Folder};

use super::{found, refusal, texts};
use crate::planner::Planner;

/// Gives a folder another name.
///
/// Source: ResourceDirectoryMaster API, `UpdateFolder`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.folder_id.as_deref();
    let permit = planner.permit(
        &format!("folder/{}", id.unwrap_or_default()),
        planner.account(),
    )?;
    let organization = found::own(planner)?;
    let folder = organization.folder(id)?;
    let name = texts::folder_name(request.new_folder_name.as_deref())?;
    organization
        .identities
        .may_rename_folder(&folder, &name)
        .map_err(refusal::refused)?;
    let folder = Folder {
        name,
        ..Folder::clone(&folder)
    };
    let response = Response {
        folder: ResponseFolder {
            create_time: folder.created.to_string(),
            folder_id: folder.id.to_string(),
            folder_name: folder.name.clone(),
            parent_folder_id: folder
                .parent
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        },
    };
    organization.bump(planner);
    planner.put_identity(&permit, Entity::Folder(Arc::new(folder)));
    Ok(response)
}
