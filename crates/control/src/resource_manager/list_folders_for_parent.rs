use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_folders_for_parent as directory;
use openapi::generated::resourcemanager::list_folders_for_parent::{
    Request, Response, ResponseFolder,
};

use crate::planner::Planner;
use crate::resource_directory::list_folders_for_parent;

/// As `ResourceDirectoryMaster:ListFoldersForParent` does.
///
/// Source: ResourceManager API, `ListFoldersForParent`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = directory::Request {
        page_number: request.page_number,
        page_size: request.page_size,
        parent_folder_id: request.parent_folder_id.clone(),
        query_keyword: request.query_keyword.clone(),
        ..directory::Request::default()
    };
    let answer = list_folders_for_parent::plan(planner, &request)?;
    Ok(Response {
        folders: answer.folders.into_iter().map(folder).collect(),
        page_number: answer.page_number,
        page_size: answer.page_size,
        total_count: answer.total_count,
    })
}

fn folder(it: directory::ResponseFolder) -> ResponseFolder {
    ResponseFolder {
        create_time: it.create_time,
        folder_id: it.folder_id,
        folder_name: it.folder_name,
    }
}
