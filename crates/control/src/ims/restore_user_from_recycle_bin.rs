use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::ims::restore_user_from_recycle_bin::{Request, Response};
use ram::directory::{Entity, EntityId, EntityKey};

use super::recycled;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::ram::refusal;

/// Takes a user out of the recycle bin: it is as it was when it was deleted, with nothing attached. Its keys stay there.
///
/// Source: IMS API, `RestoreUserFromRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let found = recycled::user(planner, request.user_id.as_deref())?;
    let identities = planner.identities();
    identities.may_add_user(&found.user.name).map_err(refusal::refused)?;
    let account = planner.account();
    planner.bump(GuardKey::Directory(account));
    let id = EntityId::RecycledUser(found.user.id);
    planner.delete_identity(&permit, EntityKey { account, id });
    planner.put_identity(&permit, Entity::User(Arc::clone(&found.user)));
    Ok(Response {})
}
