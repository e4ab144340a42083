use openapi::ApiError;
use openapi::generated::ims::get_account_mfa_info::{Request, Response};

use crate::planner::Planner;

/// Shows whether the account itself has an MFA device. It has no login here, and so none.
///
/// Source: IMS API, `GetAccountMFAInfo`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    Ok(Response {
        is_mfa_enable: false,
    })
}
