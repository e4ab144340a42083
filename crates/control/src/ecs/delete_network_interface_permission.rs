use std::sync::Arc;

use estate::{Eni, Object};
use openapi::generated::ecs::delete_network_interface_permission::{Request, Response};
use openapi::{ApiError, errors};

use super::eni_permission;
use crate::planner::Planner;

/// Takes a permission on an ENI back.
///
/// Source: ECS API, `DeleteNetworkInterfacePermission`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.network_interface_permission_id.as_deref().unwrap_or_default();
    let (eni, _) = eni_permission::all(planner)
        .find(|(_, permission)| permission.id.as_str() == id)
        .ok_or_else(|| errors::INVALID_NETWORK_INTERFACE_PERMISSION_ID_NOT_FOUND.with(id))?;
    let permit = planner.permit(&format!("eni/{}", eni.id), eni.owner)?;
    let mut changed = Eni::clone(eni);
    changed.permissions.retain(|permission| permission.id.as_str() != id);
    planner.put(&permit, Object::Eni(Arc::new(changed)));
    Ok(Response::default())
}
