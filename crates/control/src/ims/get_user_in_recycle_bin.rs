use openapi::ApiError;
use openapi::generated::ims::get_user_in_recycle_bin::{Request, Response, ResponseUser};

use super::principal_name::Domain;
use super::recycled;
use crate::planner::Planner;

/// Shows a user in the recycle bin, named by its id or by a key of it that is there too.
///
/// Source: IMS API, `GetUserInRecycleBin`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let given = request.user_access_key_id.as_deref().filter(|_| request.user_id.is_none());
    let of_key = given.and_then(|key| recycled::key(planner, Some(key), None).ok());
    let id = of_key.map(|it| it.user.to_string());
    let it = recycled::user(planner, request.user_id.as_deref().or(id.as_deref()))?;
    Ok(Response {
        user: ResponseUser {
            create_date: it.user.created.to_string(),
            delete_date: it.goes().to_string(),
            display_name: it.user.display_name.clone(),
            recycle_date: it.recycled.to_string(),
            user_id: it.user.id.to_string(),
            user_principal_name: Domain::of_caller(planner).principal_name(&it.user.name),
        },
    })
}
