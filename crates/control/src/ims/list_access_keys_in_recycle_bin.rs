use openapi::generated::ims::list_access_keys_in_recycle_bin::{
    Request, Response, ResponseAccessKey,
};
use openapi::{ApiError, errors};
use ram::directory::UserId;

use super::recycled;
use crate::planner::Planner;

/// Lists the access keys of a user that are in the recycle bin, whether the user is there too or not.
///
/// Source: IMS API, `ListAccessKeysInRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let none = || errors::ENTITY_NOT_EXIST_USER.error();
    let id = request.user_id.as_deref();
    let user: UserId = id.and_then(|it| it.parse().ok()).ok_or_else(none)?;
    let identities = planner.identities();
    if identities.user(user).is_none() {
        recycled::user(planner, id)?;
    }
    let now = planner.now();
    let keys = identities.recycled_keys_of(user).filter(|it| it.is_kept(now));
    let shown = keys.map(|it| ResponseAccessKey {
        access_key_id: it.key.id.to_string(),
        create_date: it.key.created.to_string(),
        delete_date: it.goes().to_string(),
        recycle_date: it.recycled.to_string(),
    });
    Ok(Response {
        access_keys: shown.collect(),
    })
}
