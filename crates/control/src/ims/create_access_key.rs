use openapi::ApiError;
use openapi::generated::ims::create_access_key::{Request, Response, ResponseAccessKey};
use openapi::generated::ram::create_access_key as of_ram;

use super::principal_name;
use crate::planner::Planner;
use crate::ram::create_access_key;

/// Makes an access key of a user; without a name, of the user who calls. Its secret is shown this once.
///
/// Source: IMS API, `CreateAccessKey`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let request = of_ram::Request {
        user_name: principal_name::user_name_or_none(planner, named)?,
    };
    let made = create_access_key::plan(planner, &request)?.access_key;
    Ok(Response {
        access_key: ResponseAccessKey {
            access_key_id: made.access_key_id,
            access_key_secret: made.access_key_secret,
            create_date: made.create_date,
            status: made.status,
        },
    })
}
