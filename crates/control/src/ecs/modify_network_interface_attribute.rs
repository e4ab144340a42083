use std::sync::Arc;

use estate::{Eni, EniKind, Object};
use openapi::generated::ecs::modify_network_interface_attribute::{Request, Response};
use openapi::{ApiError, errors};

use super::draft::Draft;
use super::eni_refusal::OF_MODIFY_ENI;
use super::{connection_tracking, eni_end, found, new_group_set};
use crate::planner::Planner;
use crate::words;

/// Changes an ENI; what is left out stays. Groups are replaced as a whole, on secondary ENIs only.
///
/// Source: ECS API, `ModifyNetworkInterfaceAttribute`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    let mut changed = Eni::clone(eni);
    if request.network_interface_name.is_some() {
        changed.name = words::name(
            request.network_interface_name.as_deref(),
            &errors::INVALID_PARAMS_NETWORK_INTERFACE_NAME,
        )?;
    }
    if request.description.is_some() {
        changed.description =
            words::description(request.description.as_deref(), &errors::INVALID_PARAMETER)?;
    }
    if let Some(tracking) = &request.connection_tracking_configuration {
        changed.connection_tracking = connection_tracking::read(
            eni.connection_tracking,
            tracking.tcp_established_timeout,
            tracking.tcp_closed_and_time_wait_timeout,
            tracking.udp_timeout,
        )?;
    }
    changed.source_dest_check = request.source_dest_check.unwrap_or(eni.source_dest_check);
    changed.delete_on_release = request.delete_on_release.unwrap_or(eni.delete_on_release);
    if !request.security_group_id.is_empty() {
        match eni.kind {
            EniKind::Secondary => {}
            EniKind::Primary => {
                return Err(errors::INVALID_OPERATION_PRIMARY_ENI_ONLY_SUPPORT_MODIFY_NAME_AND_DESC
                    .with(&eni.id));
            }
        }
        let ids = request.security_group_id.iter().map(String::as_str);
        changed.groups =
            new_group_set::of(planner, &mut Draft::default(), eni, ids, &OF_MODIFY_ENI)?;
    }
    planner.put(&permit, Object::Eni(Arc::new(changed)));
    Ok(Response::default())
}
