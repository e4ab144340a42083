use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::set_access_key_policy::{Request, Response};
use ram::directory::{Entity, IdentitySettings};

use super::key_policy::{self, Found};
use crate::planner::Planner;
use crate::ram::{refusal, settings};

/// Says from where an access key may be used; without a name, one of whoever calls. The next call with it sees it.
///
/// Source: IMS API, `SetAccessKeyPolicy`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let key_id = request.user_access_key_id.as_deref().unwrap_or_default();
    let (found, permit) = key_policy::found(planner, key_id, request.user_principal_name.as_deref())?;
    let policy = key_policy::read(request.access_key_policy.as_deref())?;
    let access_key_policy = key_policy::shown(policy.as_ref());
    match found {
        Found::OfUser(user) => {
            key_policy::refuse_own_key_lockout(planner, key_id, policy.as_ref())?;
            let user = user.with_key_network(key_id, policy).map_err(refusal::refused)?;
            planner.put_identity(&permit, Entity::User(Arc::new(user)));
        }
        Found::OfRoot => {
            let mut changed = IdentitySettings::clone(planner.identities().settings());
            match policy {
                Some(policy) => drop(changed.root_key_networks.insert(key_id.into(), policy)),
                None => drop(changed.root_key_networks.remove(key_id)),
            }
            key_policy::refuse_own_lockout(planner, &changed)?;
            settings::put(planner, &permit, changed);
        }
    }
    Ok(Response {
        access_key_id: key_id.to_owned(),
        access_key_policy,
    })
}
