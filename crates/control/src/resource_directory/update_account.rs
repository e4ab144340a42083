use std::sync::Arc;

use openapi::generated::resourcedirectorymaster::update_account::{
    Request, Response, ResponseAccount,
};
use openapi::{ApiError, errors};
use ram::directory::{Entity, Member, MemberKind};

use super::create_resource_account::{join_method, status};
use super::{found, refusal, texts};
use crate::planner::Planner;

/// Gives a member another display name, or makes an invited account a resource account whose root has no key in use.
///
/// Source: ResourceDirectoryMaster API, `UpdateAccount`; Resource Directory guide, switch a cloud account to a resource account.
/// Choice: docs/decisions/0031-resource-directory.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    let permit = planner.permit(
        &format!("account/{}", id.unwrap_or_default()),
        planner.account(),
    )?;
    let organization = found::own(planner)?;
    let before = organization.member(id)?;
    let mut member = Member::clone(&before);
    if let Some(name) = request
        .new_display_name
        .as_deref()
        .filter(|it| !it.is_empty())
    {
        let name = texts::display_name(Some(name))?;
        if name != member.display_name {
            organization
                .identities
                .may_call_member(&name)
                .map_err(refusal::refused)?;
        }
        member.display_name = name;
    }
    if let Some(word) = request
        .new_account_type
        .as_deref()
        .filter(|it| !it.is_empty())
    {
        // The other way asks the account's holder, by mail.
        if word != MemberKind::ResourceAccount.word() || member.kind == MemberKind::ResourceAccount
        {
            return Err(errors::NOT_SUPPORT_ACCOUNT_TYPE.with(word));
        }
        // It can be deleted then: whoever holds it agrees by having no key of its root in use.
        let account = planner.view().accounts.get(member.account);
        if account.is_some_and(|it| it.keys.iter().any(|key| key.is_active)) {
            return Err(errors::NOT_SUPPORT_ACCOUNT_TYPE.with("an access key of its root is active"));
        }
        member.kind = MemberKind::ResourceAccount;
    }
    member.updated = planner.now();
    let response = Response {
        account: ResponseAccount {
            account_id: member.account.to_string(),
            account_name: organization.account_name(&member),
            display_name: member.display_name.clone(),
            folder_id: member.folder.to_string(),
            join_method: join_method(member.kind).to_owned(),
            join_time: member.joined.to_string(),
            modify_time: member.updated.to_string(),
            resource_directory_id: organization.directory.id.to_string(),
            status: status(member.kind).to_owned(),
            r#type: member.kind.word().to_owned(),
        },
    };
    organization.bump(planner);
    planner.put_identity(&permit, Entity::Member(Arc::new(member)));
    Ok(response)
}
