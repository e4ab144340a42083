use std::sync::Arc;

use cloud_id::AccountId;
use openapi::ApiError;
use openapi::generated::ram::list_roles::{Request, Response, ResponseRole, ResponseRoleTag};
use ram::directory::Role;

use super::marker;
use crate::planner::Planner;
use crate::words;

/// Lists the roles of the account.
///
/// Source: RAM API, `ListRoles`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("role/*", planner.account())?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let tags = || request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let roles = identities.roles().filter(|it| words::has_tags(&it.tags, tags()));
    let page = marker::page(roles, |it: &&Arc<Role>| it.name.folded(), from, most)?;
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        roles: page.items.iter().map(|it| shown(it, planner.account())).collect(),
    })
}

fn shown(role: &Role, account: AccountId) -> ResponseRole {
    let tags = role.tags.iter().map(|(key, value)| ResponseRoleTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    });
    ResponseRole {
        allow_console_login: role.allows_console_login,
        arn: role.arn(account),
        create_date: role.created.to_string(),
        description: role.description.clone(),
        max_session_duration: role.max_session_secs.into(),
        role_id: role.id.to_string(),
        role_name: role.name.to_string(),
        tags: tags.collect(),
        update_date: role.updated.to_string(),
    }
}
