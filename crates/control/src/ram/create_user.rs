use std::sync::Arc;

use cloud_id::Tags;
use openapi::generated::ram::create_user::{Request, Response, ResponseUser};
use openapi::{ApiError, errors};
use ram::directory::{Attachments, Entity, SecurityContacts, User, UserId};

use super::{refusal, subject, text};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes a user, who may do nothing yet.
///
/// Source: RAM API, `CreateUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user = make(planner, request, Tags::default())?;
    Ok(Response {
        user: ResponseUser {
            comments: user.comments.clone(),
            create_date: user.created.to_string(),
            display_name: user.display_name.clone(),
            email: user.email.clone(),
            mobile_phone: user.mobile_phone.clone(),
            user_id: user.id.to_string(),
            user_name: user.name.to_string(),
        },
    })
}

/// Makes a user with tags.
pub(crate) fn make(
    planner: &mut Planner<'_>,
    request: &Request,
    tags: Tags,
) -> Result<Arc<User>, ApiError> {
    let permit = planner.permit("user/*", planner.account())?;
    let name = subject::user_name(request.user_name.as_deref())?;
    planner.identities().may_add_user(&name).map_err(refusal::refused)?;
    let now = planner.now();
    let display = request.display_name.as_deref();
    let comments = request.comments.as_deref();
    let user = User {
        id: UserId::from_random(planner.random()),
        name,
        display_name: text::bounded(display, 128, &errors::INVALID_PARAMETER_DISPLAY_NAME_LENGTH)?,
        comments: text::bounded(comments, 128, &errors::INVALID_PARAMETER_COMMENTS_LENGTH)?,
        mobile_phone: request.mobile_phone.clone().unwrap_or_default(),
        email: request.email.clone().unwrap_or_default(),
        contacts: SecurityContacts::default(),
        tags,
        groups: Vec::new(),
        policies: Attachments::default(),
        keys: Vec::new(),
        login: None,
        mfa: None,
        created: now,
        updated: now,
        last_login: None,
    };
    let user = Arc::new(user);
    planner.bump(GuardKey::Directory(planner.account()));
    planner.put_identity(&permit, Entity::User(Arc::clone(&user)));
    Ok(user)
}
