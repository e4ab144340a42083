use openapi::ApiError;
use openapi::generated::ram::list_access_keys::{Request, Response, ResponseAccessKey};

use super::subject;
use crate::planner::Planner;

/// Lists the access keys of a user; without a name, of the user who calls. No secret is among it.
///
/// Source: RAM API, `ListAccessKeys`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, _) = subject::user_or_caller(planner, request.user_name.as_deref())?;
    let keys = user.keys.iter().map(|key| ResponseAccessKey {
        access_key_id: key.id.to_string(),
        create_date: key.created.to_string(),
        status: key.status.word().to_owned(),
    });
    Ok(Response {
        access_keys: keys.collect(),
    })
}
