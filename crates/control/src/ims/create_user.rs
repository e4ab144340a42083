use openapi::generated::ims::create_user::{Request, Response, ResponseUser, ResponseUserTag};
use openapi::generated::ram::create_user as of_ram;
use openapi::{ApiError, errors};

use super::principal_name::{self, Domain};
use super::shown_user::shown_user;
use crate::planner::Planner;
use crate::ram::{create_user, tags, text};

/// Makes a user, who may do nothing yet.
///
/// Source: IMS API, `CreateUser`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("user/*", planner.account())?;
    let named = request.user_principal_name.as_deref();
    let format = &errors::INVALID_PARAMETER_USER_PRINCIPAL_NAME_FORMAT;
    let user_name = principal_name::new_user_name(planner, named, format)?;
    let display = request.display_name.as_deref();
    let display = text::bounded(display, 24, &errors::INVALID_PARAMETER_DISPLAY_NAME_LENGTH)?;
    let pairs = request.tag.iter();
    let tags = tags::read(pairs.map(|it| (it.key.as_deref(), it.value.as_deref())))?;
    let request = of_ram::Request {
        comments: request.comments.clone(),
        display_name: Some(display),
        email: request.email.clone(),
        mobile_phone: request.mobile_phone.clone(),
        user_name: Some(user_name),
    };
    let user = create_user::make(planner, &request, tags)?;
    let shown = |tag_key, tag_value| ResponseUserTag { tag_key, tag_value };
    let tags = principal_name::tags(&user, shown);
    let domain = Domain::of_caller(planner);
    Ok(Response {
        user: shown_user!(ResponseUser, &user, domain, tags: tags),
    })
}
