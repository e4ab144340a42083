use openapi::ApiError;
use openapi::generated::ecs::describe_network_interface_permissions::{
    Request, Response, ResponseNetworkInterfacePermission,
};

use super::eni_permission::{self, INSTANCE_ATTACH};
use super::filter::{is, is_one_of};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The permissions that other accounts have on the caller's ENIs.
///
/// Source: ECS API, `DescribeNetworkInterfacePermissions`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("eni/*", planner.account())?;
    let ids = &request.network_interface_permission_id;
    let found = eni_permission::all(planner)
        .filter(|(eni, permission)| {
            is(&request.network_interface_id, eni.id.as_str())
                && is_one_of(ids, permission.id.as_str())
        })
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found, pages, PageBounds::clamped(10, 1, 100), |(_, permission)| {
        permission.id.to_string()
    })?;
    let shown = page.items.iter().map(|(eni, permission)| ResponseNetworkInterfacePermission {
        account_id: eni_permission::account(permission),
        network_interface_id: eni.id.to_string(),
        network_interface_permission_id: permission.id.to_string(),
        permission: INSTANCE_ATTACH.to_owned(),
        permission_state: "Granted".to_owned(),
        ..ResponseNetworkInterfacePermission::default()
    });
    Ok(Response {
        network_interface_permissions: shown.collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}
