use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_delegated_administrators::{
    Request, Response, ResponseAccount,
};
use ram::directory::{Delegation, Member};

use super::create_resource_account::join_method;
use super::found;
use super::list_folders_for_parent::PAGES;
use crate::paging::PageRequest;
use crate::planner::Planner;

/// Lists the members that administer a trusted service, of all services or of one.
///
/// Source: ResourceDirectoryMaster API, `ListDelegatedAdministrators`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("account/*", planner.account())?;
    let organization = found::seen(planner)?;
    let service = request.service_principal.as_deref().unwrap_or_default();
    let mut all: Vec<(&Member, &Delegation)> = Vec::new();
    for member in organization.identities.member_accounts() {
        let delegations = member.delegations.iter();
        let asked_for = delegations.filter(|it| service.is_empty() || it.service == service);
        all.extend(asked_for.map(|it| (&**member, it)));
    }
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let key = |(member, it): &(&Member, &Delegation)| format!("{} {}", member.account, it.service);
    let page = planner.page(all, pages, PAGES, key)?;
    let shown = page.items.into_iter().map(|(member, delegation)| ResponseAccount {
        account_id: member.account.to_string(),
        delegation_enabled_time: millis(delegation),
        display_name: member.display_name.clone(),
        join_method: join_method(member.kind).to_owned(),
        service_principal: delegation.service.clone(),
    });
    Ok(Response {
        accounts: shown.collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

/// Since when, in milliseconds since 1970.
///
/// Source: ResourceDirectoryMaster API, `ListDelegatedServicesForAccount`, `DelegationEnabledTime`.
pub(crate) fn millis(delegation: &Delegation) -> String {
    delegation.enabled.unix_secs.saturating_mul(1_000).to_string()
}
