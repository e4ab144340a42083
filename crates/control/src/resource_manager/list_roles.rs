use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcemanager::list_roles::{
    Request, Response, ResponseRole, ResponseRoleLatestDeletionTask,
};
use ram::directory::Role;

use super::principal::role_principal_name;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// Lists the roles of the account, page by page.
///
/// Source: ResourceManager API, `ListRoles`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    planner.permit("role/*", account)?;
    let identities = planner.identities();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let all = identities.roles().collect();
    let bounds = PageBounds::strict(10, 100);
    let page = planner.page(all, pages, bounds, |it: &&Arc<Role>| it.name.folded())?;
    let shown = page.items.into_iter().map(|it| ResponseRole {
        arn: it.arn(account),
        create_date: it.created.to_string(),
        description: it.description.clone(),
        is_service_linked_role: it.service.is_some(),
        // A role that is deleted is gone at once.
        latest_deletion_task: ResponseRoleLatestDeletionTask {
            create_date: None,
            deletion_task_id: None,
        },
        max_session_duration: it.max_session_secs.into(),
        role_id: it.id.to_string(),
        role_name: it.name.to_string(),
        role_principal_name: role_principal_name(account, it.name.as_str()),
        update_date: it.updated.to_string(),
    });
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        roles: shown.collect(),
        total_count: page.total,
    })
}
