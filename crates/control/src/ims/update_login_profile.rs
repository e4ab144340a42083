use openapi::ApiError;
use openapi::generated::ims::update_login_profile::{Request, Response, ResponseLoginProfile};
use openapi::generated::ram::update_login_profile as of_ram;

use super::principal_name::{self, Domain};
use super::shown_login;
use crate::planner::Planner;
use crate::ram::{refusal, update_login_profile};

/// Changes how a user logs in to the console. What is not given stays.
///
/// Source: IMS API, `UpdateLoginProfile`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let user_name = principal_name::user_name(planner, request.user_principal_name.as_deref())?;
    let is_active = shown_login::is_active(request.status.as_deref())?;
    let request = of_ram::Request {
        mfa_bind_required: request.mfa_bind_required,
        password: request.password.clone(),
        password_reset_required: request.password_reset_required,
        user_name: Some(user_name),
    };
    let user = update_login_profile::change(planner, &request, is_active)?;
    let login = user.login().map_err(refusal::refused)?;
    let policy = planner.identities().settings().passwords;
    Ok(Response {
        login_profile: ResponseLoginProfile {
            auto_disable_login_status: shown_login::NOT_DISABLED.to_owned(),
            mfa_bind_required: login.mfa_bind_required,
            password_reset_required: login.password_reset_required,
            password_status: shown_login::password_status(login, &policy, planner.now()).to_owned(),
            status: shown_login::status(login.is_active).to_owned(),
            update_date: login.updated.to_string(),
            user_principal_name: Domain::of_caller(planner).principal_name(&user.name),
        },
    })
}
