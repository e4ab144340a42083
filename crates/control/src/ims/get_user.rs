use openapi::ApiError;
use openapi::generated::ims::get_user::{Request, Response, ResponseUser, ResponseUserTag};

use super::principal_name::{self, Domain};
use super::shown_user::shown_user;
use crate::planner::Planner;
use crate::ram::subject;

/// Shows a user, named by its id, by one of its access keys or by its name.
///
/// Source: IMS API, `GetUser`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let key = request.user_access_key_id.as_deref().filter(|it| !it.is_empty());
    let (id, named) = (request.user_id.as_deref(), request.user_principal_name.as_deref());
    let user_name = match key {
        Some(key) if id.is_none() && named.is_none() => {
            let found = planner.directory().user_of_key(key);
            let own = found.filter(|(account, _)| *account == planner.account());
            let own = own.map(|(_, user)| user.name.to_string());
            principal_name::found_or_nobody(planner, own)?
        }
        _ => principal_name::of_id_or_name(planner, id, named)?,
    };
    let (user, _) = subject::user(planner, Some(&user_name))?;
    let shown = |tag_key, tag_value| ResponseUserTag { tag_key, tag_value };
    let tags = principal_name::tags(&user, shown);
    let domain = Domain::of_caller(planner);
    Ok(Response {
        user: shown_user!(
            ResponseUser, &user, domain,
            tags: tags,
            user_name: user.name.to_string(),
        ),
    })
}
