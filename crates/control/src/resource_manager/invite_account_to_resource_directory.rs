use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::invite_account_to_resource_directory as directory;
use openapi::generated::resourcemanager::invite_account_to_resource_directory::{
    Request, RequestTag,
};

use crate::planner::Planner;
use crate::resource_directory::invite_account_to_resource_directory;

/// As `ResourceDirectoryMaster:InviteAccountToResourceDirectory` does, into the root folder.
///
/// Source: ResourceManager API, `InviteAccountToResourceDirectory`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        note: request.note.clone(),
        tag: request.tag.iter().map(tag).collect(),
        target_entity: request.target_entity.clone(),
        target_type: request.target_type.clone(),
        ..directory::Request::default()
    };
    invite_account_to_resource_directory::plan(planner, &request)
}

fn tag(it: &RequestTag) -> directory::RequestTag {
    directory::RequestTag {
        key: it.key.clone(),
        value: it.value.clone(),
    }
}
