use estate::EniKind;
use openapi::generated::ecs::detach_network_interface::{Request, Response};
use openapi::{ApiError, errors};

use super::{eni_end, found};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Detaches a secondary ENI from its instance.
///
/// Source: ECS API, `DetachNetworkInterface`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let instance = request.instance_id.as_deref().unwrap_or_default();
    let (instance, _) =
        found::instance_or(planner, instance, &errors::INVALID_ECS_ID_NOT_FOUND)?;
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    match eni.kind {
        EniKind::Secondary => {}
        EniKind::Primary => {
            return Err(errors::INVALID_OPERATION_DETACH_PRIMARY_ENI_NOT_ALLOWED.with(&eni.id));
        }
    }
    if eni.attachment.as_ref().map(|it| &it.instance) != Some(&instance.id) {
        return Err(errors::INVALID_OPERATION_INVALID_ENI_STATE.with(&eni.id));
    }
    eni_end::detach(planner, &permit, eni);
    planner.bump(GuardKey::InstanceEnis(instance.id.clone()));
    Ok(Response::default())
}
