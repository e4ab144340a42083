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
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
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
    changed.updated = planner.now();
    let response = Response {
        group: ResponseGroup {
            comments: changed.comments.clone(),
            create_date: changed.created.to_string(),
            group_id: changed.id.to_string(),
            group_name: changed.name.to_string(),
            update_date: changed.updated.to_string(),
        },
    };
    planner.put_identity(&permit, Entity::Group(Arc::new(changed)));
    Ok(response)
}
