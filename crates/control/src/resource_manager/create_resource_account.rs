use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::create_resource_account as directory;
use openapi::generated::resourcemanager::create_resource_account::{Request, RequestTag};

use crate::planner::Planner;
use crate::resource_directory::create_resource_account;

/// As `ResourceDirectoryMaster:CreateResourceAccount` does.
///
/// Source: ResourceManager API, `CreateResourceAccount`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        account_name_prefix: request.account_name_prefix.clone(),
        display_name: request.display_name.clone(),
        parent_folder_id: request.parent_folder_id.clone(),
        tag: request.tag.iter().map(tag).collect(),
        ..directory::Request::default()
    };
    create_resource_account::plan(planner, &request)
}

fn tag(it: &RequestTag) -> directory::RequestTag {
    directory::RequestTag {
        key: it.key.clone(),
        value: it.value.clone(),
    }
}
