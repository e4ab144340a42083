use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_accounts::{
    Request, Response, ResponseAccount, ResponseAccountTag,
};
use ram::directory::Member;

use super::create_resource_account::{join_method, status};
use super::found;
use super::list_folders_for_parent::PAGES;
use crate::paging::PageRequest;
use crate::planner::Planner;
use crate::words;

/// Lists the members of the resource directory.
///
/// Source: ResourceDirectoryMaster API, `ListAccounts`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("account/*", planner.account())?;
    let organization = found::seen(planner)?;
    let word = request.query_keyword.as_deref().unwrap_or_default();
    let is_asked_for = |member: &&Arc<Member>| {
        let tags = request
            .tag
            .iter()
            .map(|it| (it.key.as_deref(), it.value.as_deref()));
        is_meant(member, word) && words::has_tags(&member.tags, tags)
    };
    let members = organization
        .identities
        .member_accounts()
        .filter(is_asked_for)
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    let page = planner.page(members, pages, PAGES, |it| it.account.to_string())?;
    let tags = |member: &Member| -> Vec<ResponseAccountTag> {
        let all = member
            .tags
            .iter()
            .filter(|_| request.include_tags == Some(true));
        let shown = |(key, value): (&str, &str)| ResponseAccountTag {
            key: key.to_owned(),
            value: value.to_owned(),
        };
        all.map(shown).collect()
    };
    let shown = |member: &Arc<Member>| ResponseAccount {
        account_id: member.account.to_string(),
        account_name: organization.account_name(member),
        deletion_status: String::new(),
        display_name: member.display_name.clone(),
        folder_id: member.folder.to_string(),
        join_method: join_method(member.kind).to_owned(),
        join_time: member.joined.to_string(),
        modify_time: member.updated.to_string(),
        resource_directory_id: organization.directory.id.to_string(),
        resource_directory_path: organization.path_of_member(member),
        status: status(member.kind).to_owned(),
        tags: tags(member),
        r#type: member.kind.word().to_owned(),
    };
    Ok(Response {
        accounts: page.items.into_iter().map(shown).collect(),
        next_token: page.next_token,
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

/// Whether a word is in the name or the id of a member.
pub(crate) fn is_meant(member: &Member, word: &str) -> bool {
    member.display_name.contains(word) || member.account.to_string() == word
}
