use openapi::generated::ims::update_user::{Request, Response, ResponseUser};
use openapi::generated::ram::update_user as of_ram;
use openapi::{ApiError, errors};

use super::principal_name::{self, Domain};
use super::shown_user::shown_user;
use crate::planner::Planner;
use crate::ram::update_user;

/// Changes what is said about a user, or its name. What is not given stays.
///
/// Source: IMS API, `UpdateUser`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (id, named) = (request.user_id.as_deref(), request.user_principal_name.as_deref());
    let user_name = principal_name::of_id_or_name(planner, id, named)?;
    let format = &errors::INVALID_PARAMETER_NEW_USER_PRINCIPAL_NAME_FORMAT;
    let new = request.new_user_principal_name.as_deref();
    let new = new.map(|it| principal_name::new_user_name(planner, Some(it), format));
    let new = new.transpose()?;
    let request = of_ram::Request {
        new_comments: request.new_comments.clone(),
        new_display_name: request.new_display_name.clone(),
        new_email: request.new_email.clone(),
        new_mobile_phone: request.new_mobile_phone.clone(),
        new_user_name: new,
        user_name: Some(user_name),
    };
    let user = update_user::change(planner, &request)?;
    let domain = Domain::of_caller(planner);
    Ok(Response {
        user: shown_user!(ResponseUser, &user, domain),
    })
}
