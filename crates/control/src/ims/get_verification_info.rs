use openapi::ApiError;
use openapi::generated::ims::get_verification_info::{
    Request, Response, ResponseSecurityEmailDevice, ResponseSecurityPhoneDevice,
};

use super::principal_name;
use crate::planner::Planner;
use crate::ram::subject;

/// Shows where a user is reached to verify that it is who it says; without a name, the user who calls.
///
/// Source: IMS API, `GetVerificationInfo`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let named = request.user_principal_name.as_deref();
    let named = principal_name::user_name_or_none(planner, named)?;
    let (user, _) = subject::user_or_caller(planner, named.as_deref())?;
    let email = user.contacts.email.as_ref();
    let phone = user.contacts.phone.as_deref().and_then(|it| it.split_once('-'));
    Ok(Response {
        security_email_device: email.map_or_else(Default::default, |it| {
            ResponseSecurityEmailDevice {
                email: it.clone(),
                status: PENDING.to_owned(),
            }
        }),
        security_phone_device: phone.map_or_else(Default::default, |(area, number)| {
            ResponseSecurityPhoneDevice {
                area_code: area.to_owned(),
                phone_number: number.to_owned(),
                status: PENDING.to_owned(),
            }
        }),
    })
}

const PENDING: &str = "pending";
