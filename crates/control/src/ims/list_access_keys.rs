use openapi::ApiError;
use openapi::generated::ims::list_access_keys::{Request, Response, ResponseAccessKey};

use super::principal_name;
use crate::planner::Planner;
use crate::ram::subject;

/// Lists the access keys of a user; without a name, of the user who calls. No secret is among it.
///
/// Source: IMS API, `ListAccessKeys`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let named = principal_name::user_name_or_none(planner, named)?;
    let (user, _) = subject::user_or_caller(planner, named.as_deref())?;
    let keys = user.keys.iter().map(|key| ResponseAccessKey {
        access_key_id: key.id.to_string(),
        create_date: key.created.to_string(),
        status: key.status.word().to_owned(),
        update_date: key.updated.to_string(),
    });
    Ok(Response {
        access_keys: keys.collect(),
    })
}
