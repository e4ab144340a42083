use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_account as directory;
use openapi::generated::resourcemanager::get_account::{
    Request, Response, ResponseAccount, ResponseAccountTags,
};

use crate::planner::Planner;
use crate::resource_directory::get_account;

/// As `ResourceDirectoryMaster:GetAccount` does.
///
/// Source: ResourceManager API, `GetAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = directory::Request {
        account_id: request.account_id.clone(),
        include_tags: request.include_tags,
    };
    let answer = get_account::plan(planner, &request)?;
    Ok(Response {
        account: account(answer.account),
    })
}

fn account(it: directory::ResponseAccount) -> ResponseAccount {
    ResponseAccount {
        account_id: it.account_id,
        account_name: it.account_name,
        display_name: it.display_name,
        email_status: it.email_status,
        folder_id: it.folder_id,
        identity_information: it.identity_information,
        join_method: it.join_method,
        join_time: it.join_time,
        location: it.location,
        modify_time: it.modify_time,
        resource_directory_id: it.resource_directory_id,
        resource_directory_path: it.resource_directory_path,
        status: it.status,
        tags: it.tags.into_iter().map(account_tags).collect(),
        r#type: it.r#type,
    }
}

fn account_tags(it: directory::ResponseAccountTags) -> ResponseAccountTags {
    ResponseAccountTags {
        key: it.key,
        value: it.value,
    }
}
