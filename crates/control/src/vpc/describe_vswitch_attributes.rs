use openapi::ApiError;
use openapi::generated::vpc::describe_vswitch_attributes::{
    Request, Response, ResponseRouteTable, ResponseTag,
};

use super::subject;
use crate::planner::Planner;

/// One vSwitch.
///
/// Source: VPC API, `DescribeVSwitchAttributes`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("vswitch/*", planner.account())?;
    let vswitch = subject::open_vswitch(planner, request.vswitch_id.as_deref().unwrap_or_default())?;
    let tag = |(key, value): (&str, &str)| ResponseTag { key: key.into(), value: value.into() };
    Ok(Response {
        available_ip_address_count: subject::available_addresses(planner.snapshot(), vswitch),
        cidr_block: vswitch.cidr.to_string(),
        creation_time: vswitch.created.to_string(),
        description: vswitch.description.to_string(),
        enabled_ipv6: vswitch.ipv6_cidr.is_some(),
        ipv6_cidr_block: vswitch.ipv6_cidr.map(|block| block.to_string()).unwrap_or_default(),
        owner_id: i64::try_from(vswitch.owner.number()).unwrap_or_default(),
        resource_group_id: vswitch.resource_group.clone(),
        route_table: ResponseRouteTable {
            route_table_id: subject::route_table_of(planner.snapshot(), vswitch),
            route_table_type: "System".into(),
        },
        share_type: subject::share_type(planner, vswitch).into(),
        status: "Available".into(),
        tags: vswitch.tags.iter().map(tag).collect(),
        vswitch_id: vswitch.id.to_string(),
        vswitch_name: vswitch.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        vpc_id: vswitch.vpc.to_string(),
        zone_id: vswitch.zone.to_string(),
        ..Response::default()
    })
}
