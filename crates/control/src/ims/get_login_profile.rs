use openapi::ApiError;
use openapi::generated::ims::get_login_profile::{Request, Response, ResponseLoginProfile};

use super::principal_name::{self, Domain};
use super::shown_login;
use crate::planner::Planner;
use crate::ram::{refusal, subject, text};

/// Shows how a user logs in to the console.
///
/// Source: IMS API, `GetLoginProfile`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let (user, _) = subject::user(planner, Some(&user_name))?;
    let login = user.login().map_err(refusal::refused)?;
    let policy = planner.identities().settings().passwords;
    Ok(Response {
        login_profile: ResponseLoginProfile {
            auto_disable_login_status: shown_login::NOT_DISABLED.to_owned(),
            last_login_time: text::moment(user.last_login),
            mfa_bind_required: login.mfa_bind_required,
            password_reset_required: login.password_reset_required,
            password_status: shown_login::password_status(login, &policy, planner.now()).to_owned(),
            status: shown_login::status(login.is_active).to_owned(),
            update_date: login.updated.to_string(),
            user_principal_name: Domain::of_caller(planner).principal_name(&user.name),
        },
    })
}
