use openapi::ApiError;
use openapi::generated::ims::delete_user_in_recycle_bin::{Request, Response};

use super::recycled;
use crate::planner::Planner;
use crate::ram::recycle_bin;

/// Deletes a user for good, with its keys in the recycle bin.
///
/// Source: IMS API, `DeleteUserInRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let found = recycled::user(planner, request.user_id.as_deref())?;
    recycle_bin::forget_user(planner, &permit, &found);
    Ok(Response {})
}
