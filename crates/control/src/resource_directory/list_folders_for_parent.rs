use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_folders_for_parent::{
    Request, Response, ResponseFolder, ResponseFolderTag,
};
use ram::directory::Folder;

use super::found;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// Lists the folders in a folder, the root folder where none is named.
///
/// Source: ResourceDirectoryMaster API, `ListFoldersForParent`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("folder/*", planner.account())?;
    let organization = found::seen(planner)?;
    let parent = organization.parent(request.parent_folder_id.as_deref())?;
    let word = request.query_keyword.as_deref().unwrap_or_default();
    let folders = organization.identities.folders_in(&parent.id);
    let is_asked_for = |folder: &&Folder| {
        let tags = request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
        folder.name.contains(word) && words::has_tags(&folder.tags, tags)
    };
    let folders = folders.filter(is_asked_for).collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(folders, pages, PAGES, |it: &&Folder| it.name.clone())?;
    let shown = |folder: &Folder| ResponseFolder {
        create_time: folder.created.to_string(),
        folder_id: folder.id.to_string(),
        folder_name: folder.name.clone(),
        tags: folder
            .tags
            .iter()
            .map(|(key, value)| ResponseFolderTag {
                key: key.to_owned(),
                value: value.to_owned(),
            })
            .collect(),
    };
    Ok(Response {
        folders: page.items.into_iter().map(shown).collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

/// Source: ResourceDirectoryMaster API, `PageSize`.
pub(crate) const PAGES: PageBounds = PageBounds::strict(10, 100);
