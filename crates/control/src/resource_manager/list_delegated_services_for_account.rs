use openapi::ApiError;
use openapi::generated::resourcemanager::list_delegated_services_for_account::{
    Request, Response, ResponseDelegatedService,
};

use crate::planner::Planner;
use crate::resource_directory::found;
use crate::resource_directory::list_delegated_administrators::millis;

/// Lists the trusted services that a member administers, all at once.
///
/// Source: ResourceManager API, `ListDelegatedServicesForAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    planner.permit(&format!("account/{}", id.unwrap_or_default()), planner.account())?;
    let organization = found::seen(planner)?;
    let member = organization.member(id)?;
    let shown = member.delegations.iter().map(|it| ResponseDelegatedService {
        delegation_enabled_time: millis(it),
        service_principal: it.service.clone(),
        status: "ENABLED".to_owned(),
    });
    Ok(Response {
        delegated_services: shown.collect(),
    })
}
