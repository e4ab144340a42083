use std::sync::Arc;

use estate::{Object, VSwitch};
use openapi::generated::vpc::modify_vswitch_attribute::{Request, Response};
use openapi::{ApiError, errors};

use super::{blocks, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Changes name, description or the IPv6 block of a vSwitch; what is left out stays.
///
/// Source: VPC API, `ModifyVSwitchAttribute`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.vswitch_id.as_deref().unwrap_or_default();
    let permit = planner.permit(&format!("vswitch/{id}"), planner.account())?;
    let vswitch = subject::own_vswitch(planner, id)?;
    let mut changed = VSwitch::clone(vswitch);
    if request.vswitch_name.is_some() {
        changed.name = words::vswitch_name(request.vswitch_name.as_deref())?;
    }
    if request.description.is_some() {
        changed.description = words::vswitch_description(request.description.as_deref())?;
    }
    if request.enable_ipv6 == Some(false) {
        changed.ipv6_cidr = None;
    } else if let Some(number) = request.ipv6_cidr_block {
        let vpc = subject::own_vpc(planner, vswitch.vpc.as_str())?;
        let mut others = blocks::vswitches_of(planner.snapshot(), vpc);
        others.retain(|other| other.id != vswitch.id);
        changed.ipv6_cidr = Some(blocks::vswitch_ipv6_block(vpc, number, &others)?);
    }
    // An address belongs to the block of its vSwitch for as long as an ENI has it.
    let mut enis = planner.snapshot().enis_in_vswitch(&vswitch.id);
    if changed.ipv6_cidr != vswitch.ipv6_cidr && enis.any(|eni| !eni.ipv6.is_empty()) {
        return Err(errors::OPERATION_UNSUPPORTED_IPV6.with(&vswitch.id));
    }
    planner.bump(GuardKey::VpcContents(vswitch.vpc.clone()));
    planner.bump(GuardKey::VSwitchAddresses(vswitch.id.clone()));
    planner.put(&permit, Object::VSwitch(Arc::new(changed)));
    Ok(Response::default())
}
