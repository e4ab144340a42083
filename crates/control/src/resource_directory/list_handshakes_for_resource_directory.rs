use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_handshakes_for_resource_directory::{
    Request, Response, ResponseHandshake,
};
use ram::directory::Handshake;

use super::handshakes::{fields, shown};
use super::list_folders_for_parent::PAGES;
use super::found;
use crate::paging::PageRequest;
use crate::planner::Planner;

/// Lists the invitations into the resource directory, but those that ended long ago.
///
/// Source: ResourceDirectoryMaster API, `ListHandshakesForResourceDirectory`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("handshake/*", planner.account())?;
    let organization = found::own(planner)?;
    let now = planner.now();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let all = organization.identities.handshakes().filter(|it| !it.is_past(now)).collect();
    let page = planner.page(all, pages, PAGES, |it: &&Arc<Handshake>| it.id.to_string())?;
    let shown = page.items.iter().map(|it| {
        let shown = shown(organization.management, &organization.identities, it, now);
        fields!(shown => ResponseHandshake)
    });
    Ok(Response {
        handshakes: shown.collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}
