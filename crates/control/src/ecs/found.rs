//! Instances and ENIs that requests name.

use std::sync::Arc;

use estate::{Eni, Instance};
use openapi::{ApiError, ErrorRow, errors};

use crate::caller::Permit;
use crate::planner::Planner;

/// An instance of the caller, and the permit to act on it.
pub(super) fn instance<'a>(
    planner: &mut Planner<'a>,
    id: Option<&str>,
) -> Result<(&'a Arc<Instance>, Permit), ApiError> {
    instance_or(
        planner,
        id.unwrap_or_default(),
        &errors::INVALID_INSTANCE_ID_NOT_FOUND,
    )
}

/// An instance of the caller, or this error.
pub(super) fn instance_or<'a>(
    planner: &mut Planner<'a>,
    id: &str,
    not_found: &ErrorRow,
) -> Result<(&'a Arc<Instance>, Permit), ApiError> {
    let not_found = || not_found.with(id);
    // Whoever may not touch it is not told whether it is there.
    let permit = planner.permit(&format!("instance/{id}"), planner.account())?;
    let key = id.parse().map_err(|_| not_found())?;
    let instance = planner
        .own(planner.snapshot().instance(&key))
        .ok_or_else(not_found)?;
    Ok((instance, permit))
}

/// An ENI of the caller, and the permit to act on it.
pub(super) fn eni<'a>(
    planner: &mut Planner<'a>,
    id: Option<&str>,
) -> Result<(&'a Arc<Eni>, Permit), ApiError> {
    let id = id.unwrap_or_default();
    let not_found = || errors::INVALID_ENI_ID_NOT_FOUND.with(id);
    let permit = planner.permit(&format!("eni/{id}"), planner.account())?;
    let key = id.parse().map_err(|_| not_found())?;
    let eni = planner
        .own(planner.snapshot().eni(&key))
        .ok_or_else(not_found)?;
    Ok((eni, permit))
}

/// The primary ENI of an instance.
pub(super) fn primary_eni<'a>(planner: &Planner<'a>, instance: &Instance) -> Option<&'a Arc<Eni>> {
    planner.snapshot().eni(&instance.primary_eni)
}

/// The instance an ENI is attached to.
pub(super) fn instance_of<'a>(planner: &Planner<'a>, eni: &Eni) -> Option<&'a Arc<Instance>> {
    planner
        .snapshot()
        .instance(&eni.attachment.as_ref()?.instance)
}
