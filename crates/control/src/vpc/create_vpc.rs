use std::collections::BTreeSet;
use std::sync::Arc;

use cloud_id::VpcId;
use estate::{Object, Vpc};
use openapi::ApiError;
use openapi::generated::vpc::create_vpc::{Request, Response};

use super::{blocks, subject};
use crate::ecs::resource_group;
use crate::guard_key::GuardKey;
use crate::planner::Planner;
use crate::words;

/// Makes a VPC. IPv6 is on when `EnableIpv6` is true or an IPv6 block is asked for.
///
/// Source: VPC API, `CreateVpc`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("vpc/*", planner.account())?;
    let name = words::vpc_name(request.vpc_name.as_deref())?;
    let description = words::vpc_description(request.description.as_deref())?;
    let tags = words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    let cidr = blocks::vpc_block(request.cidr_block.as_deref().unwrap_or(DEFAULT_BLOCK))?;
    let ipv6_block = request.ipv6_cidr_block.as_deref().filter(|text| !text.is_empty());
    let wants_ipv6 = request.enable_ipv6 == Some(true) || ipv6_block.is_some();
    let ipv6_cidr =
        if wants_ipv6 { Some(blocks::vpc_ipv6_block(planner, ipv6_block)?) } else { None };

    let vpc = Vpc {
        id: VpcId::from_random(planner.region(), planner.random()),
        owner: planner.account(),
        region: planner.region().clone(),
        name,
        description,
        cidr,
        ipv6_cidr,
        shared_with: BTreeSet::new(),
        tags,
        resource_group,
        created: planner.now(),
    };
    if vpc.ipv6_cidr.is_some() {
        planner.bump(GuardKey::Ipv6Blocks);
    }
    let response = Response {
        vpc_id: vpc.id.to_string(),
        vrouter_id: subject::router_id(&vpc),
        route_table_id: subject::route_table_id(&vpc),
        resource_group_id: vpc.resource_group.clone(),
    };
    planner.put(&permit, Object::Vpc(Arc::new(vpc)));
    Ok(response)
}

/// The block of a VPC that names none.
const DEFAULT_BLOCK: &str = "172.16.0.0/12";
