use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use estate::{Eni, Snapshot};
use openapi::ApiError;
use openapi::generated::ecs::describe_network_interfaces::{
    Request, Response, ResponseNetworkInterfaceSet, ResponseNetworkInterfaceSetAssociatedPublicIp,
    ResponseNetworkInterfaceSetAttachment, ResponseNetworkInterfaceSetIpv6Set,
    ResponseNetworkInterfaceSetPrivateIpSet,
    ResponseNetworkInterfaceSetPrivateIpSetAssociatedPublicIp, ResponseNetworkInterfaceSetTag,
};

use super::eni_text;
use super::filter::{is, is_like, is_one_of};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// The caller's ENIs that pass every filter.
///
/// Source: ECS API, `DescribeNetworkInterfaces`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("eni/*", planner.account())?;
    let found: Vec<&Arc<Eni>> = planner
        .snapshot()
        .enis()
        .filter(|eni| planner.own(Some(*eni)).is_some() && passes(eni, request))
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    // A small `MaxResults` is brought up to 10; a small `PageSize` is as asked.
    let least = if request.max_results.is_some() { 10 } else { 1 };
    let page = planner.page(found, pages, PageBounds::clamped(10, least, 500), |eni| {
        format!("{:020} {}", i64::MAX - eni.created.unix_secs, eni.id)
    })?;
    let shown = page.items.iter().map(|eni| shown(planner.snapshot(), eni)).collect();
    Ok(Response {
        network_interface_sets: shown,
        next_token: page.next_token,
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

fn passes(eni: &Eni, request: &Request) -> bool {
    let addresses: Vec<String> = eni_text::ipv4(eni).map(|it| it.to_string()).collect();
    let has_any = |asked: &[String], has: &dyn Fn(&String) -> bool| {
        asked.is_empty() || asked.iter().any(has)
    };
    let has_ipv6 = |text: &String| {
        text.parse::<Ipv6Addr>().is_ok_and(|address| eni.ipv6.contains(&address))
    };
    let group = request.security_group_id.as_deref().filter(|text| !text.is_empty());
    is_one_of(&request.network_interface_id, eni.id.as_str())
        && is(&request.instance_id, &eni_text::instance(eni))
        && is(&request.primary_ip_address, &eni.primary_ip.to_string())
        && has_any(&request.private_ip_address, &|text| addresses.contains(text))
        && has_any(&request.ipv6_address, &has_ipv6)
        && is_like(&request.network_interface_name, &eni_text::name(eni))
        && is(&request.resource_group_id, &eni.resource_group)
        && group.is_none_or(|group| eni.groups.iter().any(|it| it.as_str() == group))
        && request.service_managed.is_none_or(|wanted| wanted == eni.service_managed)
        && is(&request.status, eni_text::status(eni))
        && is(&request.r#type, eni_text::kind(eni))
        && is(&request.vswitch_id, &eni_text::vswitch(eni))
        && is(&request.vpc_id, &eni_text::vpc(eni))
        && words::has_tags(
            &eni.tags,
            request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())),
        )
}

fn shown(snapshot: &Snapshot, eni: &Eni) -> ResponseNetworkInterfaceSet {
    let primary_eip = eni_text::eip_of(snapshot, eni, eni.primary_ip);
    let private_ip = |(at, address): (usize, Ipv4Addr)| {
        let eip = eni_text::eip_of(snapshot, eni, address);
        ResponseNetworkInterfaceSetPrivateIpSet {
            associated_public_ip: eip
                .map(|eip| ResponseNetworkInterfaceSetPrivateIpSetAssociatedPublicIp {
                    allocation_id: eip.id.to_string(),
                    public_ip_address: eip.address.to_string(),
                })
                .unwrap_or_default(),
            primary: at == 0,
            private_dns_name: String::new(),
            private_ip_address: address.to_string(),
        }
    };
    let ipv6 = |address: &Ipv6Addr| ResponseNetworkInterfaceSetIpv6Set {
        ipv6_address: address.to_string(),
        primary: false,
    };
    let tag = |(key, value): (&str, &str)| ResponseNetworkInterfaceSetTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    };
    ResponseNetworkInterfaceSet {
        associated_public_ip: primary_eip
            .map(|eip| ResponseNetworkInterfaceSetAssociatedPublicIp {
                allocation_id: eip.id.to_string(),
                public_ip_address: eip.address.to_string(),
            })
            .unwrap_or_default(),
        attachment: ResponseNetworkInterfaceSetAttachment {
            instance_id: eni_text::instance(eni),
            ..ResponseNetworkInterfaceSetAttachment::default()
        },
        creation_time: eni.created.to_string(),
        delete_on_release: eni.delete_on_release,
        description: eni.description.to_string(),
        instance_id: eni_text::instance(eni),
        ipv6_sets: eni.ipv6.iter().map(ipv6).collect(),
        mac_address: eni.mac.to_string(),
        network_interface_id: eni.id.to_string(),
        network_interface_name: eni_text::name(eni),
        network_interface_traffic_mode: "Standard".to_owned(),
        owner_id: eni.owner.to_string(),
        private_ip_address: eni.primary_ip.to_string(),
        private_ip_sets: eni_text::ipv4(eni).enumerate().map(private_ip).collect(),
        queue_number: eni_text::queues(snapshot, eni),
        resource_group_id: eni.resource_group.clone(),
        security_group_ids: eni_text::groups(eni),
        service_managed: eni.service_managed,
        source_dest_check: eni.source_dest_check,
        status: eni_text::status(eni).to_owned(),
        tags: eni.tags.iter().map(tag).collect(),
        r#type: eni_text::kind(eni).to_owned(),
        vswitch_id: eni_text::vswitch(eni),
        vpc_id: eni_text::vpc(eni),
        zone_id: eni.zone.to_string(),
        ..ResponseNetworkInterfaceSet::default()
    }
}
