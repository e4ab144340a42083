use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::list_users::{Request, Response, ResponseUser, ResponseUserTag};
use ram::directory::User;

use super::principal_name::{self, Domain};
use super::shown_user::shown_user;
use crate::planner::Planner;
use crate::ram::marker;
use crate::words;

/// Lists the users of the account, of a status or with tags if that is asked for.
///
/// Source: IMS API, `ListUsers`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("user/*", planner.account())?;
    // With tags, users of every status are listed.
    let status = request.status.as_deref().filter(|_| request.tag.is_empty());
    let shows = principal_name::shows_active(status)?;
    let identities = planner.identities();
    let tags = || request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let is_meant = |user: &&Arc<User>| shows && words::has_tags(&user.tags, tags());
    let users = identities.users().filter(is_meant);
    let (from, most) = (request.marker.as_deref(), Some(request.max_items.unwrap_or(1_000)));
    let page = marker::page(users, |user| user.name.folded(), from, most)?;
    let domain = Domain::of_caller(planner);
    let shown = |user: &Arc<User>| {
        let shown = |tag_key, tag_value| ResponseUserTag { tag_key, tag_value };
        let tags = principal_name::tags(user, shown);
        shown_user!(ResponseUser, user, domain, tags: tags, status: "active".to_owned())
    };
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        users: page.items.into_iter().map(shown).collect(),
    })
}
