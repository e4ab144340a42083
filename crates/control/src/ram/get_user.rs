use openapi::ApiError;
use openapi::generated::ram::get_user::{Request, Response, ResponseUser};

use super::{subject, text};
use crate::planner::Planner;

/// Shows a user.
///
/// Source: RAM API, `GetUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, _) = subject::user(planner, request.user_name.as_deref())?;
    Ok(Response {
        user: ResponseUser {
            comments: user.comments.clone(),
            create_date: user.created.to_string(),
            display_name: user.display_name.clone(),
            email: user.email.clone(),
            last_login_date: text::moment(user.last_login),
            mobile_phone: user.mobile_phone.clone(),
            update_date: user.updated.to_string(),
            user_id: user.id.to_string(),
            user_name: user.name.to_string(),
        },
    })
}
