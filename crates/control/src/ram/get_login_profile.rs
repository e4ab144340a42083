use openapi::ApiError;
use openapi::generated::ram::get_login_profile::{Request, Response, ResponseLoginProfile};

use super::{refusal, subject};
use crate::planner::Planner;

/// Shows how a user logs in to the console.
///
/// Source: RAM API, `GetLoginProfile`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, _) = subject::user(planner, request.user_name.as_deref())?;
    let profile = user.login().map_err(refusal::refused)?;
    Ok(Response {
        login_profile: ResponseLoginProfile {
            create_date: profile.created.to_string(),
            mfa_bind_required: profile.mfa_bind_required,
            password_reset_required: profile.password_reset_required,
            user_name: user.name.to_string(),
        },
    })
}
