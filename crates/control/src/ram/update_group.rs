use std::sync::Arc;

use openapi::generated::ram::update_group::{Request, Response, ResponseGroup};
use openapi::{ApiError, errors};
use ram::directory::{Entity, Group};

use super::{refusal, subject, text};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Changes the name of a user group, or what is said about it. What is not given stays.
///
/// Source: RAM API, `UpdateGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let group = change(planner, request, None)?;
    Ok(Response {
        group: ResponseGroup {
            comments: group.comments.clone(),
            create_date: group.created.to_string(),
            group_id: group.id.to_string(),
            group_name: group.name.to_string(),
            update_date: group.updated.to_string(),
        },
    })
}

/// Changes a user group, and its name for people where one is given.
pub(crate) fn change(
    planner: &mut Planner<'_>,
    request: &Request,
    display_name: Option<String>,
) -> Result<Arc<Group>, ApiError> {
    let (group, permit) = subject::group(planner, request.group_name.as_deref())?;
    let mut changed = Group::clone(&group);
    if let Some(name) = &request.new_group_name {
        let length = errors::INVALID_PARAMETER_NEW_GROUP_NAME_LENGTH;
        let characters = errors::INVALID_PARAMETER_NEW_GROUP_NAME_INVALID_CHARS;
        let name = name.parse();
        changed.name = name.map_err(|error| refusal::bad_name(error, &length, &characters))?;
        let identities = planner.identities();
        identities
            .may_rename_group(&group, &changed.name)
            .map_err(refusal::refused)?;
        planner.bump(GuardKey::Directory(planner.account()));
    }
    let comments = request.new_comments.as_deref();
    let comments = comments
        .map(|it| text::bounded(Some(it), 128, &errors::INVALID_PARAMETER_NEW_COMMENTS_LENGTH));
    text::replace(&mut changed.comments, comments)?;
    text::replace(&mut changed.display_name, display_name.map(Ok))?;
    changed.updated = planner.now();
    let changed = Arc::new(changed);
    planner.put_identity(&permit, Entity::Group(Arc::clone(&changed)));
    Ok(changed)
}
