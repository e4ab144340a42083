use openapi::ApiError;
use openapi::generated::ims::update_access_key::{Request, Response};
use openapi::generated::ram::update_access_key as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::update_access_key;

/// Switches an access key on or off.
///
/// Source: IMS API, `UpdateAccessKey`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let request = of_ram::Request {
        status: request.status.clone(),
        user_access_key_id: request.user_access_key_id.clone(),
        user_name: principal_name::user_name_or_none(planner, named)?,
    };
    update_access_key::plan(planner, &request)?;
    Ok(Response {})
}
