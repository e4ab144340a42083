use std::sync::Arc;

use estate::{Attachment, Driver, Eni, EniKind, EniStatus, Object, ObjectKey};
use openapi::generated::ecs::attach_network_interface::{Request, Response};
use openapi::{ApiError, errors};

use super::instance_type::InstanceType;
use super::{eni_end, found};
use crate::caller::Permit;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use estate::Instance;

/// Attaches a secondary ENI to an instance of the same zone and VPC.
///
/// Source: ECS API, `AttachNetworkInterface`.
/// Choice: docs/decisions/0010-external-devices.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let instance = request.instance_id.as_deref().unwrap_or_default();
    let (instance, _) =
        found::instance_or(planner, instance, &errors::INVALID_ECS_ID_NOT_FOUND)?;
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    match eni.kind {
        EniKind::Secondary => {}
        EniKind::Primary => return Err(errors::INVALID_OPERATION_INVALID_ENI_TYPE.with(&eni.id)),
    }
    match eni.status {
        EniStatus::Available => {}
        EniStatus::InUse => return Err(errors::INVALID_OPERATION_INVALID_ENI_STATE.with(&eni.id)),
    }
    let there = planner.snapshot().enis_of(&instance.id).count();
    attach(planner, &permit, eni, instance, there)?;
    Ok(Response::default())
}

/// Attaches an ENI that may be attached, when the instance has so many.
pub(super) fn attach(
    planner: &mut Planner<'_>,
    permit: &Permit,
    eni: &Eni,
    instance: &Instance,
    there: usize,
) -> Result<(), ApiError> {
    if eni.network != instance.network {
        return Err(errors::INVALID_OPERATION_VPC_MISMATCH.with(&eni.id));
    }
    if eni.zone != instance.zone {
        return Err(errors::INVALID_OPERATION_AVAILABILITY_ZONE_MISMATCH.with(&eni.id));
    }
    let offers = InstanceType::named(&instance.instance_type)?;
    let most = match &instance.driver {
        Driver::Netns => usize::from(offers.enis),
        Driver::External { .. } => 1, // its device is its primary ENI
    };
    if there >= most {
        return Err(errors::ENI_PER_INSTANCE_LIMIT_EXCEEDED.with(&instance.id));
    }
    if 1 + eni.secondary_ips.len() > usize::from(offers.ipv4_per_eni) {
        return Err(errors::INVALID_OPERATION_IPV4_COUNT_EXCEEDED.with(&eni.id));
    }
    if eni.ipv6.len() > usize::from(offers.ipv6_per_eni) {
        return Err(errors::INVALID_OPERATION_IPV6_COUNT_EXCEEDED.with(&eni.id));
    }
    let attachment = Attachment { instance: instance.id.clone(), attached: planner.now() };
    let attached =
        Eni { attachment: Some(attachment), status: EniStatus::InUse, ..eni.clone() };
    planner.bump(GuardKey::InstanceEnis(instance.id.clone()));
    planner.depends_on(ObjectKey::Instance(instance.id.clone()));
    planner.put(permit, Object::Eni(Arc::new(attached)));
    Ok(())
}
