use openapi::ApiError;
use openapi::generated::ram::delete_user::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::{recycle_bin, refusal, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes a user that has nothing left: no key, login, MFA device, group or policy. It stays in the recycle bin.
///
/// Source: RAM API, `DeleteUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, permit) = subject::user(planner, request.user_name.as_deref())?;
    let identities = planner.identities();
    identities.may_delete_user(&user).map_err(refusal::refused)?;
    let account = planner.account();
    planner.bump(GuardKey::Directory(account));
    let id = EntityId::User(user.id);
    planner.delete_identity(&permit, EntityKey { account, id });
    recycle_bin::put_user(planner, &permit, &user);
    Ok(Response {})
}
