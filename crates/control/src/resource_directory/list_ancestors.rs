use openapi::generated::resourcedirectorymaster::list_ancestors::{
    Request, Response, ResponseFolder,
};
use openapi::{ApiError, errors};

use super::found::{self, Target};
use crate::planner::Planner;

/// Lists the folders above a folder or member, the root folder first.
///
/// Source: ResourceDirectoryMaster API, `ListAncestors`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let organization = found::seen(planner)?;
    let child = organization.target(request.child_id.as_deref());
    let child = child.ok_or_else(|| errors::ENTITY_NOT_EXISTS_CHILD.error())?;
    let first = match &child {
        Target::Folder(folder) => folder.parent.as_ref(),
        Target::Member(member) => Some(&member.folder),
    };
    let above = first
        .map(|id| organization.identities.folders_above(id))
        .unwrap_or_default();
    let shown = above.iter().rev().map(|folder| ResponseFolder {
        create_time: folder.created.to_string(),
        folder_id: folder.id.to_string(),
        folder_name: folder.name.clone(),
    });
    Ok(Response {
        folders: shown.collect(),
    })
}
