use openapi::ApiError;
use openapi::generated::ecs::describe_instance_attribute::{
    Request, Response, ResponseEipAddress, ResponseVpcAttributes,
};

use super::instance_type::InstanceType;
use super::{found, instance_text};
use crate::planner::Planner;

/// One instance with everything that is known about it.
///
/// Source: ECS API, `DescribeInstanceAttribute`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (instance, _) = found::instance(planner, request.instance_id.as_deref())?;
    let network = instance_text::network(planner.snapshot(), instance);
    let offers = InstanceType::named(&instance.instance_type).ok();
    Ok(Response {
        cpu: offers.map_or(0, |offers| offers.cpus.into()),
        creation_time: instance.created.to_minute_text(),
        description: instance.description.to_string(),
        eip_address: network
            .eip
            .map(|eip| ResponseEipAddress {
                allocation_id: eip.id.to_string(),
                bandwidth: eip.bandwidth_mbps.into(),
                internet_charge_type: "PayByTraffic".to_owned(),
                ip_address: eip.address.to_string(),
            })
            .unwrap_or_default(),
        host_name: instance.host_name.clone(),
        image_id: instance.image.clone(),
        inner_ip_address: network.inner,
        instance_charge_type: "PostPaid".to_owned(),
        instance_id: instance.id.to_string(),
        instance_name: instance_text::name(instance),
        instance_network_type: instance_text::network_type(instance).to_owned(),
        instance_type: instance.instance_type.clone(),
        internet_charge_type: "PayByTraffic".to_owned(),
        internet_max_bandwidth_in: -1,
        internet_max_bandwidth_out: network.public.map_or(0, |eip| eip.bandwidth_mbps.into()),
        io_optimized: "optimized".to_owned(),
        memory: offers.map_or(0, |offers| offers.memory_mib.into()),
        public_ip_address: network.public.iter().map(|eip| eip.address.to_string()).collect(),
        region_id: instance.region.to_string(),
        security_group_ids: network.groups,
        serial_number: instance_text::serial_number(instance),
        status: instance_text::status(instance).to_owned(),
        stopped_mode: instance_text::stopped_mode(instance).to_owned(),
        vpc_attributes: ResponseVpcAttributes {
            private_ip_address: network.private,
            vswitch_id: network.vswitch,
            vpc_id: network.vpc,
            ..ResponseVpcAttributes::default()
        },
        zone_id: instance.zone.to_string(),
        ..Response::default()
    })
}
