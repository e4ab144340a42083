use std::collections::BTreeMap;

use cloud_id::Timestamp;
use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_trusted_service_status::{
    Request, Response, ResponseEnabledServicePrincipal,
};

use super::found;
use super::list_folders_for_parent::PAGES;
use crate::paging::PageRequest;
use crate::planner::Planner;

/// Lists the trusted services that are enabled: those that a member administers, of one member or of all. Nothing else
/// enables a trusted service here.
///
/// Source: ResourceDirectoryMaster API, `ListTrustedServiceStatus`. Choice: docs/decisions/0031-resource-directory.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let organization = found::seen(planner)?;
    let administrator = request.admin_account_id.as_deref().filter(|it| !it.is_empty());
    let management = organization.management.to_string();
    let administrator = administrator.filter(|it| *it != management);
    let members = match administrator {
        Some(_) => vec![organization.member(administrator)?],
        None => organization.identities.member_accounts().cloned().collect(),
    };
    let mut since: BTreeMap<String, Timestamp> = BTreeMap::new();
    for delegation in members.iter().flat_map(|it| &it.delegations) {
        let first = since.entry(delegation.service.clone()).or_insert(delegation.enabled);
        *first = (*first).min(delegation.enabled);
    }
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let all = since.into_iter().collect();
    let page = planner.page(all, pages, PAGES, |(service, _): &(String, Timestamp)| service.clone())?;
    let shown = page.items.into_iter().map(|(service, since)| ResponseEnabledServicePrincipal {
        enable_time: since.to_string(),
        service_principal: service,
    });
    Ok(Response {
        enabled_service_principals: shown.collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}
