use std::sync::Arc;

use openapi::generated::ram::update_user::{Request, Response, ResponseUser};
use openapi::{ApiError, errors};
use ram::directory::{Entity, User};

use super::{refusal, subject, text};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Changes what is said about a user, or its name. What is not given stays.
///
/// Source: RAM API, `UpdateUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user = change(planner, request)?;
    Ok(Response {
        user: ResponseUser {
            comments: user.comments.clone(),
            create_date: user.created.to_string(),
            display_name: user.display_name.clone(),
            email: user.email.clone(),
            mobile_phone: user.mobile_phone.clone(),
            update_date: user.updated.to_string(),
            user_id: user.id.to_string(),
            user_name: user.name.to_string(),
        },
    })
}

/// Changes a user.
pub(crate) fn change(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<Arc<User>, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let mut changed = User::clone(&user);
    if let Some(name) = &request.new_user_name {
        let length = errors::INVALID_PARAMETER_NEW_USER_NAME_LENGTH;
        let characters = errors::INVALID_PARAMETER_NEW_USER_NAME_INVALID_CHARS;
        let name = name.parse();
        changed.name = name.map_err(|error| refusal::bad_name(error, &length, &characters))?;
        let identities = planner.identities();
        identities
            .may_rename_user(&user, &changed.name)
            .map_err(refusal::refused)?;
        planner.bump(GuardKey::Directory(planner.account()));
    }
    let display = request.new_display_name.as_deref();
    let display = display.map(|it| {
        text::bounded(Some(it), 128, &errors::INVALID_PARAMETER_NEW_DISPLAY_NAME_LENGTH)
    });
    text::replace(&mut changed.display_name, display)?;
    let comments = request.new_comments.as_deref();
    let comments = comments
        .map(|it| text::bounded(Some(it), 128, &errors::INVALID_PARAMETER_NEW_COMMENTS_LENGTH));
    text::replace(&mut changed.comments, comments)?;
    text::replace(&mut changed.email, request.new_email.clone().map(Ok))?;
    text::replace(&mut changed.mobile_phone, request.new_mobile_phone.clone().map(Ok))?;
    changed.updated = planner.now();
    let changed = Arc::new(changed);
    planner.put_identity(&permit, Entity::User(Arc::clone(&changed)));
    Ok(changed)
}
