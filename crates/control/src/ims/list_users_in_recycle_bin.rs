use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::list_users_in_recycle_bin::{Request, Response, ResponseUser};
use ram::directory::RecycledUser;

use super::principal_name::Domain;
use crate::planner::Planner;
use crate::ram::marker;

/// Lists the users in the recycle bin; with `Filter`, those that have it in their name, display name or id.
///
/// Source: IMS API, `ListUsersInRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let now = planner.now();
    let identities = planner.identities();
    let filter = request.filter.as_deref().unwrap_or_default().to_ascii_lowercase();
    let is_meant = |it: &&Arc<RecycledUser>| {
        let (user, id) = (&it.user, it.user.id.to_string());
        let texts = [user.name.as_str(), user.display_name.as_str(), id.as_str()];
        it.is_kept(now) && texts.iter().any(|it| it.to_ascii_lowercase().contains(&filter))
    };
    let users = identities.recycled_users().filter(is_meant);
    // Names repeat here: one that is deleted, made again and deleted again is two users.
    let name = |it: &&Arc<RecycledUser>| format!("{}/{}", it.user.name.folded(), it.user.id);
    let (from, most) = (request.marker.as_deref(), request.max_items);
    let page = marker::page_of(users, name, from, most, 100)?;
    let domain = Domain::of_caller(planner);
    let shown = |it: &Arc<RecycledUser>| ResponseUser {
        create_date: it.user.created.to_string(),
        delete_date: it.goes().to_string(),
        display_name: it.user.display_name.clone(),
        recycle_date: it.recycled.to_string(),
        user_id: it.user.id.to_string(),
        user_principal_name: domain.principal_name(&it.user.name),
    };
    Ok(Response {
        is_truncated: page.is_truncated(),
        marker: page.marker(),
        users: page.items.into_iter().map(shown).collect(),
    })
}
