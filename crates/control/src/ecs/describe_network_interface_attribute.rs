use std::net::{Ipv4Addr, Ipv6Addr};

use openapi::ApiError;
use openapi::generated::ecs::describe_network_interface_attribute::{
    Request, Response, ResponseAssociatedPublicIp, ResponseAttachment,
    ResponseConnectionTrackingConfiguration, ResponseIpv6Set, ResponsePrivateIpSet,
    ResponsePrivateIpSetAssociatedPublicIp, ResponseTag,
};

use super::{eni_text, found};
use crate::planner::Planner;

/// One ENI with everything that is known about it.
///
/// Source: ECS API, `DescribeNetworkInterfaceAttribute`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (eni, _) = found::eni(planner, request.network_interface_id.as_deref())?;
    let snapshot = planner.snapshot();
    let primary_eip = eni_text::eip_of(snapshot, eni, eni.primary_ip);
    let private_ip = |(at, address): (usize, Ipv4Addr)| {
        let eip = eni_text::eip_of(snapshot, eni, address);
        ResponsePrivateIpSet {
            associated_public_ip: eip
                .map(|eip| ResponsePrivateIpSetAssociatedPublicIp {
                    allocation_id: eip.id.to_string(),
                    public_ip_address: eip.address.to_string(),
                })
                .unwrap_or_default(),
            primary: at == 0,
            private_ip_address: address.to_string(),
        }
    };
    let ipv6 = |address: &Ipv6Addr| ResponseIpv6Set {
        ipv6_address: address.to_string(),
        primary: false,
    };
    let tag = |(key, value): (&str, &str)| ResponseTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    };
    Ok(Response {
        associated_public_ip: primary_eip
            .map(|eip| ResponseAssociatedPublicIp {
                allocation_id: eip.id.to_string(),
                public_ip_address: eip.address.to_string(),
            })
            .unwrap_or_default(),
        attachment: ResponseAttachment {
            instance_id: eni_text::instance(eni),
            ..ResponseAttachment::default()
        },
        connection_tracking_configuration: ResponseConnectionTrackingConfiguration {
            tcp_closed_and_time_wait_timeout: eni.connection_tracking.tcp_closed_secs.into(),
            tcp_established_timeout: eni.connection_tracking.tcp_established_secs.into(),
            udp_timeout: eni.connection_tracking.udp_secs.into(),
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
        ..Response::default()
    })
}
