use openapi::generated::ram::get_access_key_last_used::{
    Request, Response, ResponseAccessKeyLastUsed,
};
use openapi::{ApiError, errors};

use super::{subject, text};
use crate::planner::Planner;

/// Shows when an access key of a user was last used; without a name, of the user who calls.
///
/// Source: RAM API, `GetAccessKeyLastUsed`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, _) = subject::user_or_caller(planner, request.user_name.as_deref())?;
    let id = request.user_access_key_id.as_deref().unwrap_or_default();
    let none = || errors::ENTITY_NOT_EXIST_USER_ACCESS_KEY.error();
    let key = user.key(id).ok_or_else(none)?;
    Ok(Response {
        access_key_last_used: ResponseAccessKeyLastUsed {
            last_used_date: text::moment(planner.last_used(&key.id)),
        },
    })
}
