use std::sync::Arc;

use cloud_id::{VSwitchId, ZoneId};
use estate::{Object, VSwitch};
use openapi::generated::vpc::create_vswitch::{Request, Response};
use openapi::{ApiError, errors};

use super::{blocks, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Makes a vSwitch in a VPC of the caller.
///
/// Source: VPC API, `CreateVSwitch`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("vswitch/*", planner.account())?;
    let vpc = request.vpc_id.as_deref().unwrap_or_default();
    planner.permit_also("vpc", &format!("vpc/{vpc}"), planner.account())?;
    let vpc = subject::own_vpc(planner, vpc)?;
    let zone = zone_of(planner, request.zone_id.as_deref().unwrap_or_default())?;
    let name = words::vswitch_name(request.vswitch_name.as_deref())?;
    let description = words::vswitch_description(request.description.as_deref())?;
    let tags = words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;

    let others = blocks::vswitches_of(planner.snapshot(), vpc);
    let text = request.cidr_block.as_deref().unwrap_or_default();
    let cidr = blocks::vswitch_block(text, vpc, &others)?;
    let ipv6_cidr = match request.ipv6_cidr_block {
        Some(number) => Some(blocks::vswitch_ipv6_block(vpc, number, &others)?),
        None => None,
    };

    let vswitch = VSwitch {
        id: VSwitchId::from_random(planner.region(), planner.random()),
        vpc: vpc.id.clone(),
        owner: planner.account(),
        zone,
        name,
        description,
        cidr,
        ipv6_cidr,
        tags,
        resource_group: vpc.resource_group.clone(),
        created: planner.now(),
    };
    let response = Response { vswitch_id: vswitch.id.to_string() };
    planner.bump(GuardKey::VpcContents(vpc.id.clone()));
    planner.put(&permit, Object::VSwitch(Arc::new(vswitch)));
    Ok(response)
}

fn zone_of(planner: &Planner<'_>, text: &str) -> Result<ZoneId, ApiError> {
    let zones = &planner.region_config().zones;
    let zone = zones.iter().find(|zone| zone.as_str() == text);
    zone.cloned().ok_or_else(|| errors::INVALID_ZONE_ID_NOT_FOUND.with(text))
}
