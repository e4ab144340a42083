use openapi::ApiError;
use openapi::generated::ims::get_access_key_info_in_recycle_bin::{
    Request, Response, ResponseAccessKey,
};

use super::principal_name::Domain;
use super::recycled;
use crate::planner::Planner;

/// Shows an access key in the recycle bin, and whose it was.
///
/// Source: IMS API, `GetAccessKeyInfoInRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let it = recycled::key(planner, request.user_access_key_id.as_deref(), None)?;
    let identities = planner.identities();
    let user = identities.user(it.user);
    let name = user.map_or(&it.user_name, |user| &user.name);
    Ok(Response {
        access_key: ResponseAccessKey {
            access_key_id: it.key.id.to_string(),
            create_date: it.key.created.to_string(),
            delete_date: it.goes().to_string(),
            recycle_date: it.recycled.to_string(),
            user_id: it.user.to_string(),
            user_principal_name: Domain::of_caller(planner).principal_name(name),
            user_recycled: user.is_none(),
        },
    })
}
