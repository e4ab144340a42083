use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_account::{
    Request, Response, ResponseAccount, ResponseAccountTags,
};

use super::create_resource_account::{join_method, status};
use super::found;
use crate::planner::Planner;

/// Shows a member.
///
/// Source: ResourceDirectoryMaster API, `GetAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    planner.permit(
        &format!("account/{}", id.unwrap_or_default()),
        planner.account(),
    )?;
    let organization = found::seen(planner)?;
    let member = organization.member(id)?;
    let tags = member
        .tags
        .iter()
        .filter(|_| request.include_tags == Some(true));
    let tags = tags.map(|(key, value)| ResponseAccountTags {
        key: key.to_owned(),
        value: value.to_owned(),
    });
    Ok(Response {
        account: ResponseAccount {
            account_id: member.account.to_string(),
            account_name: organization.account_name(&member),
            display_name: member.display_name.clone(),
            folder_id: member.folder.to_string(),
            join_method: join_method(member.kind).to_owned(),
            join_time: member.joined.to_string(),
            modify_time: member.updated.to_string(),
            resource_directory_id: organization.directory.id.to_string(),
            resource_directory_path: organization.path_of_member(&member),
            status: status(member.kind).to_owned(),
            tags: tags.collect(),
            r#type: member.kind.word().to_owned(),
            ..ResponseAccount::default()
        },
    })
}
