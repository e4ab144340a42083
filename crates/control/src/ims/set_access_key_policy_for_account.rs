use openapi::ApiError;
use openapi::generated::ims::set_access_key_policy_for_account::{Request, Response};
use ram::directory::IdentitySettings;

use super::key_policy;
use crate::planner::Planner;
use crate::ram::settings;

/// Says from where all access keys of the account may be used that have no policy of their own in force. The next call
/// sees it.
///
/// Source: IMS API, `SetAccessKeyPolicyForAccount`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let policy = key_policy::read(request.access_key_policy.as_deref())?;
    let access_key_policy = key_policy::shown(policy.as_ref());
    let changed = IdentitySettings {
        key_network: policy,
        ..IdentitySettings::clone(planner.identities().settings())
    };
    key_policy::refuse_own_lockout(planner, &changed)?;
    settings::put(planner, &permit, changed);
    Ok(Response { access_key_policy })
}
