use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_handshakes_for_account::{
    Request, Response, ResponseHandshake,
};

use super::handshakes::{self, Found, fields};
use super::list_folders_for_parent::PAGES;
use crate::paging::PageRequest;
use crate::planner::Planner;

/// Lists the invitations that the caller's account got, of any directory.
///
/// Source: ResourceDirectoryMaster API, `ListHandshakesForAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("handshake/*", planner.account())?;
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let all = handshakes::got_all(planner).collect();
    let page = planner.page(all, pages, PAGES, |it: &Found| it.handshake.id.to_string())?;
    let now = planner.now();
    let shown = page.items.iter().map(|it| fields!(it.shown(now) => ResponseHandshake));
    Ok(Response {
        handshakes: shown.collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}
