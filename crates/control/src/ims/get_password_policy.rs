use openapi::ApiError;
use openapi::generated::ims::get_password_policy::{Request, Response, ResponsePasswordPolicy};

use super::shown_password_policy::shown_password_policy;
use crate::planner::Planner;

/// Shows what passwords must be like.
///
/// Source: IMS API, `GetPasswordPolicy`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let policy = planner.identities().settings().passwords;
    Ok(Response {
        password_policy: shown_password_policy!(ResponsePasswordPolicy, policy),
    })
}
