use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_accounts_for_parent as directory;
use openapi::generated::resourcemanager::list_accounts_for_parent::{
    Request, RequestTag, Response, ResponseAccount, ResponseAccountTag,
};

use crate::planner::Planner;
use crate::resource_directory::list_accounts_for_parent;

/// As `ResourceDirectoryMaster:ListAccountsForParent` does.
///
/// Source: ResourceManager API, `ListAccountsForParent`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = directory::Request {
        include_tags: request.include_tags,
        page_number: request.page_number,
        page_size: request.page_size,
        parent_folder_id: request.parent_folder_id.clone(),
        query_keyword: request.query_keyword.clone(),
        tag: request.tag.iter().map(tag).collect(),
    };
    let answer = list_accounts_for_parent::plan(planner, &request)?;
    Ok(Response {
        accounts: answer.accounts.into_iter().map(account).collect(),
        page_number: answer.page_number,
        page_size: answer.page_size,
        total_count: answer.total_count,
    })
}

fn account(it: directory::ResponseAccount) -> ResponseAccount {
    ResponseAccount {
        account_id: it.account_id,
        display_name: it.display_name,
        folder_id: it.folder_id,
        join_method: it.join_method,
        join_time: it.join_time,
        modify_time: it.modify_time,
        resource_directory_id: it.resource_directory_id,
        status: it.status,
        tags: it.tags.into_iter().map(account_tag).collect(),
        r#type: it.r#type,
    }
}

fn account_tag(it: directory::ResponseAccountTag) -> ResponseAccountTag {
    ResponseAccountTag {
        key: it.key,
        value: it.value,
    }
}

fn tag(it: &RequestTag) -> directory::RequestTag {
    directory::RequestTag {
        key: it.key.clone(),
        value: it.value.clone(),
    }
}
