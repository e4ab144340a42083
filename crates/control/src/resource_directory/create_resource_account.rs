use std::sync::Arc;

use cloud_id::AccountId;
use openapi::generated::resourcedirectorymaster::create_resource_account::{
    Request, Response, ResponseAccount,
};
use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::{
    Attachment, Attachments, Entity, EntityKey, Member, MemberKind, PolicyRef, Role, RoleId, Scope,
    first_control_policies,
};

use super::{found, refusal, texts};
use crate::account::Account;
use crate::kanmon::create_account::made_up;
use crate::planner::Planner;
use crate::words;

/// Makes an account of the region that is a member of the resource directory, with a role by which the management
/// account gets into it. Nobody is told its root's access key.
///
/// Source: ResourceDirectoryMaster API, `CreateResourceAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("account/*", planner.account())?;
    let organization = found::own(planner)?;
    let folder = organization.parent(request.parent_folder_id.as_deref())?;
    let display_name = texts::display_name(request.display_name.as_deref())?;
    let prefix = request
        .account_name_prefix
        .as_deref()
        .filter(|it| !it.is_empty());
    let name_prefix = prefix
        .map(texts::account_name_prefix)
        .transpose()?
        .unwrap_or_default();
    let tags = words::tags(
        request
            .tag
            .iter()
            .map(|it| (it.key.as_deref(), it.value.as_deref())),
    )?;
    organization
        .identities
        .may_add_member(&display_name)
        .map_err(refusal::refused)?;
    let mut members = organization.identities.member_accounts();
    if !name_prefix.is_empty() && members.any(|it| it.name_prefix == name_prefix) {
        return Err(errors::INVALID_PARAMETER_ACCOUNT_NAME_PREFIX.with("another member has it"));
    }
    let account = Account::new(made_up(planner), planner.surroundings.random, planner.now());
    let are_enabled = organization.directory.control_policies_enabled;
    let member = Member {
        account: account.id,
        name_prefix,
        display_name,
        folder: folder.id.clone(),
        kind: MemberKind::ResourceAccount,
        control_policies: first_control_policies(are_enabled, planner.now()),
        delegations: Vec::new(),
        tags,
        joined: planner.now(),
        updated: planner.now(),
    };
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
    let role = Entity::Role(Arc::new(access_role(planner, organization.management)?));
    let key = EntityKey {
        account: account.id,
        id: role.id(),
    };
    // The account is new: its first role comes with it, under the permit that makes it.
    planner.plan.identities.insert(key, Some(role));
    planner.plan.accounts.insert(account.id, account);
    organization.bump(planner);
    planner.put_identity(&permit, Entity::Member(Arc::new(member)));
    Ok(response)
}

/// The role by which the management account does everything in a member.
///
/// Source: Resource Directory guide, `ResourceDirectoryAccountAccessRole`.
fn access_role(planner: &Planner<'_>, management: AccountId) -> Result<Role, ApiError> {
    let internal = || errors::INTERNAL_ERROR.error();
    let administrator = PolicyRef {
        kind: PolicyKind::System,
        name: "AdministratorAccess".parse().map_err(|_| internal())?,
    };
    let (least, _) = Role::SESSION_SECS;
    let now = planner.now();
    let role = Role {
        id: RoleId::from_random(planner.random()),
        name: "ResourceDirectoryAccountAccessRole".parse().map_err(|_| internal())?,
        description: String::new(),
        trust: format!(
            r#"{{"Statement":[{{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{{"RAM":["acs:ram::{management}:root"]}}}}],"Version":"1"}}"#
        )
        .into(),
        max_session_secs: least,
        allows_console_login: false,
        policies: Attachments::default(),
        tags: cloud_id::Tags::default(),
        service: None,
        created: now,
        updated: now,
    };
    let attachment = Attachment {
        policy: administrator,
        scope: Scope::Account,
        attached: now,
    };
    role.attach(attachment).map_err(|_| internal())
}

/// Source: ResourceDirectoryMaster API, `GetAccount`, `JoinMethod`.
pub(crate) fn join_method(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::ResourceAccount => "created",
        MemberKind::CloudAccount => "invited",
    }
}

/// Source: ResourceDirectoryMaster API, `GetAccount`, `Status`.
pub(crate) fn status(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::ResourceAccount => "CreateSuccess",
        MemberKind::CloudAccount => "InviteSuccess",
    }
}
