use std::sync::Arc;

use estate::{Eip, Object};
use openapi::generated::vpc::unassociate_eip_address::{Request, Response};
use openapi::{ApiError, errors};

use super::subject;
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Undoes the mapping of an EIP.
///
/// Source: VPC API, `UnassociateEipAddress`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.allocation_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("eip/{id}"), planner.account())?;
    let eip = subject::own_eip(planner, id)?;
    let Some(binding) = &eip.binding else {
        return Err(errors::INCORRECT_EIP_STATUS.with(&eip.id));
    };
    let of_instance = planner
        .snapshot()
        .eni(&binding.eni)
        .and_then(|eni| eni.attachment.as_ref())
        .filter(|_| binding.names_instance);
    let resource = match of_instance {
        Some(attached) => format!("instance/{}", attached.instance),
        None => format!("eni/{}", binding.eni),
    };
    planner.permit_also("ecs", &resource, eip.owner)?;
    if let Some(named) = request.instance_id.as_deref().filter(|text| !text.is_empty()) {
        let eni = planner.snapshot().eni(&binding.eni);
        let instance = eni.and_then(|eni| eni.attachment.as_ref()).map(|it| it.instance.as_str());
        if named != binding.eni.as_str() && Some(named) != instance {
            return Err(errors::INVALID_ASSOCIATION_NOT_FOUND.with(named));
        }
    }
    planner.bump(GuardKey::EniBindings(binding.eni.clone()));
    planner.put(&permit, Object::Eip(Arc::new(Eip { binding: None, ..Eip::clone(eip) })));
    Ok(Response::default())
}
