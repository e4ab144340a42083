use openapi::ApiError;
use openapi::generated::vpc::describe_vpc_attribute::{
    Request, Response, ResponseCloudResourceSetType, ResponseIpv6CidrBlock, ResponseTag,
};

use super::{blocks, subject};
use crate::planner::Planner;

/// One VPC.
///
/// Source: VPC API, `DescribeVpcAttribute`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("vpc/*", planner.account())?;
    let vpc = subject::open_vpc(planner, request.vpc_id.as_deref().unwrap_or_default())?;
    let vswitches = blocks::vswitches_of(planner.snapshot(), vpc);
    let ipv6_cidr_block = vpc.ipv6_cidr.map(|block| block.to_string()).unwrap_or_default();
    let ipv6_cidr_blocks = vpc.ipv6_cidr.map(|block| ResponseIpv6CidrBlock {
        ipv6_cidr_block: block.to_string(),
        ipv6_isp: "BGP".into(),
    });
    let tag = |(key, value): (&str, &str)| ResponseTag { key: key.into(), value: value.into() };
    let resources = ResponseCloudResourceSetType {
        resource_type: "VSwitch".into(),
        resource_count: i64::try_from(vswitches.len()).unwrap_or(i64::MAX),
    };
    Ok(Response {
        cidr_block: vpc.cidr.to_string(),
        cloud_resources: vec![resources],
        creation_time: vpc.created.to_string(),
        description: vpc.description.to_string(),
        dns_hostname_status: "DISABLED".into(),
        enabled_ipv6: vpc.ipv6_cidr.is_some(),
        ipv6_cidr_block,
        ipv6_cidr_blocks: ipv6_cidr_blocks.into_iter().collect(),
        owner_id: i64::try_from(vpc.owner.number()).unwrap_or_default(),
        region_id: vpc.region.to_string(),
        resource_group_id: vpc.resource_group.clone(),
        status: "Available".into(),
        tags: vpc.tags.iter().map(tag).collect(),
        vrouter_id: subject::router_id(vpc),
        vswitch_ids: vswitches.iter().map(|it| it.id.to_string()).collect(),
        vpc_id: vpc.id.to_string(),
        vpc_name: vpc.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        ..Response::default()
    })
}
