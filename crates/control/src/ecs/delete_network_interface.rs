use estate::EniStatus;
use openapi::generated::ecs::delete_network_interface::{Request, Response};
use openapi::{ApiError, errors};

use super::{eni_end, found};
use crate::planner::Planner;

/// Deletes an ENI that is not attached.
///
/// Source: ECS API, `DeleteNetworkInterface`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, permit) = found::eni(planner, request.network_interface_id.as_deref())?;
    eni_end::refuse_managed(eni)?;
    match eni.status {
        EniStatus::Available => eni_end::delete(planner, &permit, eni),
        EniStatus::InUse => {
            return Err(errors::INVALID_OPERATION_INVALID_ENI_STATE.with(&eni.id));
        }
    }
    Ok(Response::default())
}
