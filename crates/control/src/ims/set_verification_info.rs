use openapi::ApiError;
use openapi::generated::ims::set_verification_info::{Request, Response};

use super::contact::{self, Way};
use super::principal_name;
use crate::planner::Planner;
use crate::ram::subject;

/// Says where a user is reached to verify that it is who it says. No message is sent, so it stays pending.
///
/// Source: IMS API, `SetVerificationInfo`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let named = principal_name::user_name_or_none(planner, named)?;
    let (user, permit) = subject::user_or_caller(planner, named.as_deref())?;
    let (phone, email) = (request.mobile_phone.as_deref(), request.email.as_deref());
    let way = Way::of(request.verify_type.as_deref(), phone, email)?;
    let address = match way {
        Way::Phone => contact::phone(phone.unwrap_or_default())?,
        Way::Email => contact::email(email.unwrap_or_default())?,
    };
    let mut contacts = user.contacts.clone();
    *way.slot(&mut contacts) = Some(address);
    contact::put(planner, &permit, &user, contacts);
    Ok(Response {})
}
