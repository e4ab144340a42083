use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::create_folder::{
    Request, Response, ResponseFolder,
};
use ram::directory::{Entity, Folder, FolderId, first_control_policies};

use super::{found, refusal, texts};
use crate::planner::Planner;
use crate::words;

/// Makes a folder in another one, the root folder where none is named.
///
/// Source: ResourceDirectoryMaster API, `CreateFolder`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("folder/*", planner.account())?;
    let organization = found::own(planner)?;
    let parent = organization.parent(request.parent_folder_id.as_deref())?;
    let name = texts::folder_name(request.folder_name.as_deref())?;
    organization
        .identities
        .may_add_folder(&name, &parent.id)
        .map_err(refusal::refused)?;
    let pairs = request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let tags = words::tags(pairs)?;
    let are_enabled = organization.directory.control_policies_enabled;
    let folder = Folder {
        id: FolderId::from_random(planner.random()),
        name,
        parent: Some(parent.id.clone()),
        control_policies: first_control_policies(are_enabled, planner.now()),
        tags,
        created: planner.now(),
    };
    let response = Response {
        folder: ResponseFolder {
            create_time: folder.created.to_string(),
            folder_id: folder.id.to_string(),
            folder_name: folder.name.clone(),
            parent_folder_id: parent.id.to_string(),
        },
    };
    organization.bump(planner);
    planner.put_identity(&permit, Entity::Folder(Arc::new(folder)));
    Ok(response)
}
