use openapi::ApiError;
use openapi::generated::ims::get_access_key_policy_for_account::{Request, Response};

use super::key_policy;
use crate::planner::Planner;

/// Shows from where all access keys of the account may be used that have no policy of their own in force.
///
/// Source: IMS API, `GetAccessKeyPolicyForAccount`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let identities = planner.identities();
    Ok(Response {
        access_key_policy: key_policy::shown(identities.settings().key_network.as_ref()),
    })
}
