use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ram::list_users::{Request, Response, ResponseUser};
use ram::directory::User;

use super::marker;
use crate::planner::Planner;

/// Lists the users of the account.
///
/// Source: RAM API, `ListUsers`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("user/*", planner.account())?;
    let identities = planner.identities();
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let name = |user: &&Arc<User>| user.name.folded();
    let page = marker::page(identities.users(), name, from, most)?;
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        users: page.items.into_iter().map(|user| shown(user)).collect(),
    })
}

fn shown(user: &User) -> ResponseUser {
    ResponseUser {
        comments: user.comments.clone(),
        create_date: user.created.to_string(),
        display_name: user.display_name.clone(),
        email: user.email.clone(),
        mobile_phone: user.mobile_phone.clone(),
        update_date: user.updated.to_string(),
        user_id: user.id.to_string(),
        user_name: user.name.to_string(),
    }
}
