use openapi::ApiError;
use openapi::generated::ims::delete_access_key::{Request, Response};
use openapi::generated::ram::delete_access_key as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::delete_access_key;

/// Deletes an access key.
///
/// Source: IMS API, `DeleteAccessKey`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let request = of_ram::Request {
        user_access_key_id: request.user_access_key_id.clone(),
        user_name: principal_name::user_name_or_none(planner, named)?,
    };
    delete_access_key::plan(planner, &request)?;
    Ok(Response {})
}
