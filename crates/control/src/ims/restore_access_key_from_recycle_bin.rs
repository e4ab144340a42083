use std::sync::Arc;

use openapi::generated::ims::restore_access_key_from_recycle_bin::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{Entity, EntityId, EntityKey};

use super::recycled;
use crate::planner::Planner;
use crate::ram::refusal;

/// Takes an access key out of the recycle bin. It is switched off; its user must not be in the bin.
///
/// Source: IMS API, `RestoreAccessKeyFromRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let (id, user) = (request.user_access_key_id.as_deref(), request.user_id.as_deref());
    let found = recycled::key(planner, id, user)?;
    let identities = planner.identities();
    let user = identities.user(found.user);
    let user = user.ok_or_else(|| errors::ENTITY_NOT_EXIST_USER.error())?;
    let user = user.with_restored_key(&found).map_err(refusal::refused)?;
    let key = EntityKey {
        account: planner.account(),
        id: EntityId::RecycledKey(Arc::clone(&found.key.id)),
    };
    planner.delete_identity(&permit, key);
    planner.put_identity(&permit, Entity::User(Arc::new(user)));
    Ok(Response {})
}
