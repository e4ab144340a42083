use openapi::ApiError;
use openapi::generated::ims::get_default_domain::{Request, Response};

use super::principal_name::Domain;
use crate::planner::Planner;

/// Shows the domain in the names under which users log in.
///
/// Source: IMS API, `GetDefaultDomain`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    Ok(Response {
        default_domain_name: Domain::of_caller(planner).as_str().to_owned(),
    })
}
