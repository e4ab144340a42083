use estate::ObjectKey;
use openapi::generated::vpc::release_eip_address::{Request, Response};
use openapi::{ApiError, errors};

use super::subject;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Gives an EIP back; it must not be associated.
///
/// Source: VPC API, `ReleaseEipAddress`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.allocation_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("eip/{id}"), planner.account())?;
    let eip = subject::own_eip(planner, id)?;
    if eip.binding.is_some() {
        return Err(errors::INCORRECT_EIP_STATUS.with(&eip.id));
    }
    planner.bump(GuardKey::EipAddresses(planner.region().clone()));
    planner.delete(&permit, ObjectKey::Eip(eip.id.clone()));
    Ok(Response::default())
}
