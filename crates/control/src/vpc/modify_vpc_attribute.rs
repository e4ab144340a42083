use std::sync::Arc;

use estate::{Object, Vpc};
use openapi::generated::vpc::modify_vpc_attribute::{Request, Response};
use openapi::{ApiError, errors};

use super::{blocks, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Changes name, description, or the blocks of a VPC; what is left out stays.
///
/// Source: VPC API, `ModifyVpcAttribute`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.vpc_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("vpc/{id}"), planner.account())?;
    let vpc = subject::own_vpc(planner, id)?;
    let mut changed = Vpc::clone(vpc);
    if request.vpc_name.is_some() {
        changed.name = words::vpc_name(request.vpc_name.as_deref())?;
    }
    if request.description.is_some() {
        changed.description = words::vpc_description(request.description.as_deref())?;
    }
    if let Some(text) = request.cidr_block.as_deref() {
        let block = blocks::vpc_block(text)?;
        let outside = blocks::vswitches_of(planner.snapshot(), vpc)
            .into_iter()
            .find(|vswitch| !block.covers(vswitch.cidr));
        if let Some(vswitch) = outside {
            return Err(errors::DEPENDENCY_VIOLATION_VSWITCH.with(&vswitch.id));
        }
        changed.cidr = block;
    }
    match request.enable_ipv6 {
        Some(true) if changed.ipv6_cidr.is_none() => {
            let asked = request.ipv6_cidr_block.as_deref();
            changed.ipv6_cidr = Some(blocks::vpc_ipv6_block(planner, asked)?);
            planner.bump(GuardKey::Ipv6Blocks);
        }
        Some(false) if changed.ipv6_cidr.is_some() => {
            let vswitches = blocks::vswitches_of(planner.snapshot(), vpc);
            if let Some(vswitch) = vswitches.iter().find(|it| it.ipv6_cidr.is_some()) {
                return Err(errors::DEPENDENCY_VIOLATION_VSWITCH.with(&vswitch.id));
            }
            changed.ipv6_cidr = None;
        }
        _ => {}
    }
    planner.bump(GuardKey::VpcContents(vpc.id.clone()));
    planner.put(&permit, Object::Vpc(Arc::new(changed)));
    Ok(Response::default())
}
