use openapi::ApiError;
use openapi::generated::ims::get_access_key_last_used::{
    Request, Response, ResponseAccessKeyLastUsed,
};
use openapi::generated::ram::get_access_key_last_used as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::get_access_key_last_used;

/// Shows when an access key of a user was last used; without a name, of the user who calls. For what is not kept.
///
/// Source: IMS API, `GetAccessKeyLastUsed`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let request = of_ram::Request {
        user_access_key_id: request.user_access_key_id.clone(),
        user_name: principal_name::user_name_or_none(planner, named)?,
    };
    let used = get_access_key_last_used::plan(planner, &request)?.access_key_last_used;
    Ok(Response {
        access_key_last_used: ResponseAccessKeyLastUsed {
            last_used_date: used.last_used_date,
            service_name: String::new(),
        },
    })
}
