use std::sync::Arc;

use cloud_id::{AccountId, EniPermissionId};
use estate::{Eni, EniPermission, Object};
use openapi::generated::ecs::create_network_interface_permission::{
    Request, Response, ResponseNetworkInterfacePermission,
};
use openapi::{ApiError, errors};

use super::eni_permission::{self, INSTANCE_ATTACH};
use super::{eni_end, found};
use crate::planner::Planner;

/// Notes that another account may attach an ENI to its instances. Who has the permission already keeps it.
///
/// Source: ECS API, `CreateNetworkInterfacePermission`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    let wanted = request.permission.as_deref().unwrap_or_default();
    if wanted != INSTANCE_ATTACH {
        return Err(errors::INVALID_PARAMETER_PERMISSION
            .with(format_args!("{wanted}; there is {INSTANCE_ATTACH}")));
    }
    let number = request.account_id.unwrap_or_default();
    let account = (u64::try_from(number).ok())
        .and_then(|number| AccountId::new(number).ok())
        .filter(|account| planner.has_account(*account))
        .ok_or_else(|| errors::INVALID_ACCOUNT_NOT_FOUND.with(number))?;
    if account == eni.owner {
        return Err(errors::INVALID_PARAMETER_CONFLICT.with("the account owns the ENI"));
    }
    let permission = match eni.permissions.iter().find(|it| it.account == account) {
        Some(permission) => permission.clone(),
        None => {
            let id = EniPermissionId::from_random(planner.region(), planner.random());
            let permission = EniPermission { id, account };
            let mut changed = Eni::clone(eni);
            changed.permissions.push(permission.clone());
            planner.put(&permit, Object::Eni(Arc::new(changed)));
            permission
        }
    };
    Ok(Response {
        network_interface_permission: ResponseNetworkInterfacePermission {
            account_id: eni_permission::account(&permission),
            network_interface_id: eni.id.to_string(),
            network_interface_permission_id: permission.id.to_string(),
            permission: INSTANCE_ATTACH.to_owned(),
            permission_state: "Granted".to_owned(),
            ..ResponseNetworkInterfacePermission::default()
        },
    })
}
