use std::sync::Arc;

use openapi::generated::ram::create_group::{Request, Response, ResponseGroup};
use openapi::{ApiError, errors};
use ram::directory::{Attachments, Entity, Group, GroupId};

use super::{refusal, subject, text};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes a user group, with nobody in it.
///
/// Source: RAM API, `CreateGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let group = make(planner, request, String::new())?;
    Ok(Response {
        group: ResponseGroup {
            comments: group.comments.clone(),
            create_date: group.created.to_string(),
            group_id: group.id.to_string(),
            group_name: group.name.to_string(),
        },
    })
}

/// Makes a user group with a name for people.
pub(crate) fn make(
    planner: &mut Planner<'_>,
    request: &Request,
    display_name: String,
) -> Result<Arc<Group>, ApiError> {
    let permit = planner.permit("group/*", planner.account())?;
    let name = subject::group_name(request.group_name.as_deref())?;
    let comments = request.comments.as_deref();
    let comments = text::bounded(comments, 128, &errors::INVALID_PARAMETER_COMMENTS_LENGTH)?;
    planner
        .identities()
        .may_add_group(&name)
        .map_err(refusal::refused)?;
    let now = planner.now();
    let group = Group {
        id: GroupId::from_random(planner.random()),
        name,
        display_name,
        comments,
        policies: Attachments::default(),
        created: now,
        updated: now,
    };
    let group = Arc::new(group);
    planner.bump(GuardKey::Directory(planner.account()));
    planner.put_identity(&permit, Entity::Group(Arc::clone(&group)));
    Ok(group)
}
