use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_target_attachments_for_control_policy::{
    Request, Response, ResponseTargetAttachment,
};

use super::found::{self, Target};
use super::list_folders_for_parent::PAGES;
use crate::paging::PageRequest;
use crate::planner::Planner;

/// Lists the folders and members that a control policy is attached to.
///
/// Source: ResourceDirectoryMaster API, `ListTargetAttachmentsForControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.policy_id.as_deref();
    let resource = format!("policy/controlpolicy/{}", id.unwrap_or_default());
    planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let policy = organization.policy(id)?;
    let attached = |target: Target| {
        let since = target
            .attached()
            .iter()
            .find(|it| it.policy == policy.id)?
            .attached;
        Some((since, target))
    };
    let targets = organization.targets().filter_map(attached).collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(targets, pages, PAGES, |(_, target)| target.id())?;
    let shown = page
        .items
        .iter()
        .map(|(since, target)| ResponseTargetAttachment {
            attach_date: since.to_string(),
            target_id: target.id(),
            target_name: target.name().to_owned(),
            target_type: target.kind().to_owned(),
        });
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        target_attachments: shown.collect(),
        total_count: page.total,
    })
}
