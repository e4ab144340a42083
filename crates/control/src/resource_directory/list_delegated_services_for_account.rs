use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_delegated_services_for_account::{
    Request, Response, ResponseDelegatedService,
};
use ram::directory::Delegation;

use super::found;
use super::list_delegated_administrators::millis;
use super::list_folders_for_parent::PAGES;
use crate::paging::PageRequest;
use crate::planner::Planner;

/// Lists the trusted services that a member administers.
///
/// Source: ResourceDirectoryMaster API, `ListDelegatedServicesForAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    planner.permit(&format!("account/{}", id.unwrap_or_default()), planner.account())?;
    let organization = found::seen(planner)?;
    let member = organization.member(id)?;
    let most = request.max_results.unwrap_or(PAGES.default.into());
    let pages = PageRequest {
        max_results: Some(most),
        next_token: request.next_token.as_deref(),
        ..PageRequest::default()
    };
    let all = member.delegations.iter().collect();
    let page = planner.page(all, pages, PAGES, |it: &&Delegation| it.service.clone())?;
    let shown = page.items.into_iter().map(|it| ResponseDelegatedService {
        delegation_enabled_time: millis(it),
        service_principal: it.service.clone(),
        status: "ENABLED".to_owned(),
    });
    Ok(Response {
        delegated_services: shown.collect(),
        max_results: page.page_size,
        next_token: page.next_token,
    })
}
