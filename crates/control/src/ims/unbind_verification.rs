use openapi::generated::ims::unbind_verification::{Request, Response};
use openapi::{ApiError, errors};

use super::contact::{self, Way};
use super::principal_name;
use crate::planner::Planner;
use crate::ram::subject;

/// Forgets where a user is reached; where an address is given, only if it is that one.
///
/// Source: IMS API, `UnbindVerification`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let named = principal_name::user_name_or_none(planner, named)?;
    let (user, permit) = subject::user_or_caller(planner, named.as_deref())?;
    let (phone, email) = (request.mobile_phone.as_deref(), request.email.as_deref());
    let way = Way::of(request.verify_type.as_deref(), phone, email)?;
    let given = match way {
        Way::Phone => phone,
        Way::Email => email,
    };
    let mut contacts = user.contacts.clone();
    let slot = way.slot(&mut contacts);
    let is_meant = slot.as_deref().is_some_and(|it| given.is_none_or(|given| given == it));
    if !is_meant {
        return Err(errors::ENTITY_NOT_EXIST_USER_VERIFICATION.error());
    }
    *slot = None;
    contact::put(planner, &permit, &user, contacts);
    Ok(Response {})
}
