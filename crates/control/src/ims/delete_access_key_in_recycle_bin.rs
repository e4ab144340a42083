use openapi::ApiError;
use openapi::generated::ims::delete_access_key_in_recycle_bin::{Request, Response};

use super::recycled;
use crate::planner::Planner;
use crate::ram::recycle_bin;

/// Deletes an access key for good, with its secret.
///
/// Source: IMS API, `DeleteAccessKeyInRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let (id, user) = (request.user_access_key_id.as_deref(), request.user_id.as_deref());
    let found = recycled::key(planner, id, user)?;
    recycle_bin::forget_key(planner, &permit, &found);
    Ok(Response {})
}
