use openapi::ApiError;
use openapi::generated::ims::get_security_preference::{Request, Response};

use super::shown_preference::shown_preference;
use crate::planner::Planner;

/// Shows what users may do for themselves.
///
/// Source: IMS API, `GetSecurityPreference`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let identities = planner.identities();
    let preference = &identities.settings().preference;
    Ok(Response {
        security_preference: shown_preference!(preference, get_security_preference),
    })
}
