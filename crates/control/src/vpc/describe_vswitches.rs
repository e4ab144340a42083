use cloud_id::Arn;
use estate::{Snapshot, VSwitch};
use openapi::ApiError;
use openapi::generated::vpc::describe_vswitches::{
    Request, Response, ResponseVSwitch, ResponseVSwitchRouteTable, ResponseVSwitchTag,
};
use ram::KnownKey;

use super::subject;
use crate::paging::{PageBounds, PageRequest};
use crate::permits::Standing;
use crate::planner::Planner;
use crate::words;

/// The vSwitches of the caller, and those of VPCs shared with it, that pass every filter.
///
/// Source: VPC API, `DescribeVSwitches`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    if let Some(vpc) = request.vpc_id.as_deref().and_then(|text| text.parse().ok())
        && let Some(vpc) = planner.own(planner.snapshot().vpc(&vpc))
    {
        let arn = Arn {
            service: "vpc",
            region: Some(vpc.region.clone()),
            account: vpc.owner,
            relative_id: format!("vpc/{}", vpc.id),
        };
        planner.stands(KnownKey::Vpc, Standing::Text(arn.to_string()));
    }
    planner.permit("vswitch/*", planner.account())?;
    let account = planner.account();
    let snapshot = planner.snapshot();
    let is_open = |vswitch: &VSwitch| {
        vswitch.owner == account
            || snapshot.vpc(&vswitch.vpc).is_some_and(|vpc| vpc.is_open_to(account))
    };
    let found = snapshot.vswitches().filter(|vswitch| {
        vswitch.zone.region() == *planner.region()
            && is_open(vswitch)
            && passes(snapshot, vswitch, request)
    });
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found.collect(), pages, PageBounds::strict(10, 50), |vswitch| {
        format!("{:020} {}", i64::MAX - vswitch.created.unix_secs, vswitch.id)
    })?;
    let vswitches = page.items.iter().map(|vswitch| shown(planner, vswitch)).collect();
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
        vswitches,
    })
}

fn passes(snapshot: &Snapshot, vswitch: &VSwitch, request: &Request) -> bool {
    let is = |filter: &Option<String>, value: &str| {
        filter.as_deref().is_none_or(|filter| filter.is_empty() || filter == value)
    };
    let name = vswitch.name.as_ref().map_or("", |name| name.as_str());
    let route_table = snapshot.vpc(&vswitch.vpc).map(|vpc| subject::route_table_id(vpc));
    is(&request.vswitch_id, vswitch.id.as_str())
        && is(&request.vswitch_name, name)
        && is(&request.vpc_id, vswitch.vpc.as_str())
        && is(&request.zone_id, vswitch.zone.as_str())
        && is(&request.resource_group_id, &vswitch.resource_group)
        && is(&request.route_table_id, route_table.as_deref().unwrap_or_default())
        && request.is_default != Some(true)
        && request.enable_ipv6.is_none_or(|wanted| wanted == vswitch.ipv6_cidr.is_some())
        && request.vswitch_owner_id.is_none_or(|owner| owner.to_string() == vswitch.owner.to_string())
        && words::has_tags(
            &vswitch.tags,
            request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref())),
        )
}

fn shown(planner: &Planner<'_>, vswitch: &VSwitch) -> ResponseVSwitch {
    let tag = |(key, value): (&str, &str)| ResponseVSwitchTag { key: key.into(), value: value.into() };
    ResponseVSwitch {
        available_ip_address_count: subject::available_addresses(planner.snapshot(), vswitch),
        cidr_block: vswitch.cidr.to_string(),
        creation_time: vswitch.created.to_string(),
        description: vswitch.description.to_string(),
        enabled_ipv6: vswitch.ipv6_cidr.is_some(),
        ipv6_cidr_block: vswitch.ipv6_cidr.map(|block| block.to_string()).unwrap_or_default(),
        owner_id: i64::try_from(vswitch.owner.number()).unwrap_or_default(),
        resource_group_id: vswitch.resource_group.clone(),
        route_table: ResponseVSwitchRouteTable {
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
        ..ResponseVSwitch::default()
    }
}
