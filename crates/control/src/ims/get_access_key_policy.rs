use openapi::ApiError;
use openapi::generated::ims::get_access_key_policy::{Request, Response};

use super::key_policy::{self, Found};
use crate::planner::Planner;

/// Shows from where an access key may be used; without a name, one of whoever calls.
///
/// Source: IMS API, `GetAccessKeyPolicy`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let key_id = request.user_access_key_id.as_deref().unwrap_or_default();
    let (found, _) = key_policy::found(planner, key_id, request.user_principal_name.as_deref())?;
    let identities = planner.identities();
    let policy = match &found {
        Found::OfUser(user) => user.key(key_id).and_then(|key| key.network.as_ref()),
        Found::OfRoot => identities.settings().root_key_networks.get(key_id),
    };
    Ok(Response {
        access_key_id: key_id.to_owned(),
        access_key_policy: key_policy::shown(policy),
    })
}
