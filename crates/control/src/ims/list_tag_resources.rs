use std::sync::Arc;

use openapi::generated::ims::list_tag_resources::{Request, Response, ResponseTagResource};
use openapi::{ApiError, errors};
use ram::directory::User;

use super::tagged_users;
use crate::planner::Planner;
use crate::words;

/// Lists tags of users, by id and key.
///
/// Source: IMS API, `ListTagResources`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    tagged_users::check_type(request.resource_type.as_deref())?;
    let (ids, names) = (&request.resource_id, &request.resource_principal_name);
    let found: Vec<Arc<User>> = if ids.is_empty() && names.is_empty() {
        planner.permit("user/*", planner.account())?;
        planner.identities().users().cloned().collect()
    } else {
        let found = tagged_users::named(planner, ids, names)?;
        found.into_iter().map(|(user, _)| user).collect()
    };
    let filters = || request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let after = request.next_token.as_deref().filter(|it| !it.is_empty());
    if after.is_some_and(|it| !it.contains('/')) {
        return Err(errors::INVALID_PARAMETER_NEXT_TOKEN.with("no list gave it"));
    }
    let mut listed: Vec<(String, ResponseTagResource)> = Vec::new();
    for user in found.iter().filter(|it| words::has_tags(&it.tags, filters())) {
        for (key, value) in user.tags.iter() {
            let shown = ResponseTagResource {
                resource_id: user.id.to_string(),
                resource_type: "user".to_owned(),
                tag_key: key.to_owned(),
                tag_value: value.to_owned(),
            };
            listed.push((format!("{}/{key}", user.id), shown));
        }
    }
    listed.sort_by(|(one, _), (other, _)| one.cmp(other));
    listed.retain(|(at, _)| after.is_none_or(|after| at.as_str() > after));
    let most = request.page_size.and_then(|it| usize::try_from(it).ok()).unwrap_or(100);
    let has_more = listed.len() > most;
    listed.truncate(most);
    let last = listed.last().filter(|_| has_more);
    Ok(Response {
        is_truncated: has_more,
        next_token: last.map(|(at, _)| at.clone()).unwrap_or_default(),
        tag_resources: listed.into_iter().map(|(_, shown)| shown).collect(),
    })
}
