use estate::ObjectKey;
use openapi::generated::vpc::delete_vswitch::{Request, Response};
use openapi::{ApiError, errors};

use super::subject;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Deletes a vSwitch without ENIs.
///
/// Source: VPC API, `DeleteVSwitch`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.vswitch_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("vswitch/{id}"), planner.account())?;
    let vswitch = subject::own_vswitch(planner, id)?;

    if let Some(eni) = planner.snapshot().enis_in_vswitch(&vswitch.id).next() {
        return Err(match &eni.attachment {
            Some(attachment) => errors::DEPENDENCY_VIOLATION_ECS_INSTANCE.with(&attachment.instance),
            None => errors::DEPENDENCY_VIOLATION_NETWORK_INTERFACE.with(&eni.id),
        });
    }
    planner.bump(GuardKey::VpcContents(vswitch.vpc.clone()));
    planner.retire(GuardKey::VSwitchAddresses(vswitch.id.clone()));
    planner.delete(&permit, ObjectKey::VSwitch(vswitch.id.clone()));
    Ok(Response::default())
}
