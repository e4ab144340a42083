use openapi::ApiError;
use openapi::generated::vpc::describe_vpcs::{
    Request, Response, ResponseVpc, ResponseVpcIpv6CidrBlock, ResponseVpcTag,
};

use super::{blocks, subject};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;
use estate::{Snapshot, Vpc};

/// The VPCs of the caller, and those shared with it, that pass every filter.
///
/// Source: VPC API, `DescribeVpcs`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("vpc/*", planner.account())?;
    let found = planner.snapshot().vpcs().filter(|vpc| {
        vpc.region == *planner.region()
            && vpc.is_open_to(planner.account())
            && passes(vpc, request)
    });
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found.collect(), pages, PageBounds::strict(10, 50), |vpc| {
        format!("{:020} {}", i64::MAX - vpc.created.unix_secs, vpc.id)
    })?;
    let shown = page.items.iter().map(|vpc| shown(planner.snapshot(), vpc)).collect();
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
        vpcs: shown,
    })
}

fn passes(vpc: &Vpc, request: &Request) -> bool {
    let is = |filter: &Option<String>, value: &str| {
        filter.as_deref().is_none_or(|filter| filter.is_empty() || filter == value)
    };
    let ids = request.vpc_id.as_deref().filter(|ids| !ids.is_empty());
    let name = vpc.name.as_ref().map_or("", |name| name.as_str());
    ids.is_none_or(|ids| ids.split(',').any(|id| id == vpc.id.as_str()))
        && is(&request.vpc_name, name)
        && is(&request.resource_group_id, &vpc.resource_group)
        && request.is_default != Some(true)
        && request.enable_ipv6.is_none_or(|wanted| wanted == vpc.ipv6_cidr.is_some())
        && request.vpc_owner_id.is_none_or(|owner| owner.to_string() == vpc.owner.to_string())
        && words::has_tags(&vpc.tags, request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref())))
}

fn shown(snapshot: &Snapshot, vpc: &Vpc) -> ResponseVpc {
    let ipv6_cidr_block = vpc.ipv6_cidr.map(|block| block.to_string()).unwrap_or_default();
    let ipv6_cidr_blocks = vpc.ipv6_cidr.map(|block| ResponseVpcIpv6CidrBlock {
        ipv6_cidr_block: block.to_string(),
        ipv6_isp: "BGP".into(),
    });
    let tag = |(key, value): (&str, &str)| ResponseVpcTag { key: key.into(), value: value.into() };
    ResponseVpc {
        cen_status: String::new(),
        cidr_block: vpc.cidr.to_string(),
        creation_time: vpc.created.to_string(),
        description: vpc.description.to_string(),
        dns_hostname_status: "DISABLED".into(),
        enabled_ipv6: vpc.ipv6_cidr.is_some(),
        ipv6_cidr_block,
        ipv6_cidr_blocks: ipv6_cidr_blocks.into_iter().collect(),
        owner_id: i64::try_from(vpc.owner.number()).unwrap_or_default(),
        region_id: vpc.region.to_string(),
        resource_group_id: vpc.resource_group.clone(),
        router_table_ids: vec![subject::route_table_id(vpc)],
        status: "Available".into(),
        tags: vpc.tags.iter().map(tag).collect(),
        vrouter_id: subject::router_id(vpc),
        vswitch_ids: blocks::vswitches_of(snapshot, vpc).iter().map(|it| it.id.to_string()).collect(),
        vpc_id: vpc.id.to_string(),
        vpc_name: vpc.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        ..ResponseVpc::default()
    }
}
