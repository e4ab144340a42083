use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;

use estate::{Eni, Instance, Snapshot};
use openapi::generated::ecs::describe_instances::{
    Request, Response, ResponseInstance, ResponseInstanceCpuOptions, ResponseInstanceEipAddress,
    ResponseInstanceMetadataOptions, ResponseInstanceNetworkInterface,
    ResponseInstanceNetworkInterfaceIpv6Set, ResponseInstanceNetworkInterfacePrivateIpSet,
    ResponseInstanceTag, ResponseInstanceVpcAttributes,
};
use openapi::{ApiError, errors};

use super::filter::{Times, is, is_like};
use super::instance_text::{self, InstanceNetwork};
use super::instance_type::InstanceType;
use super::{eni_text, image, metadata_options};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// The caller's instances that pass every filter.
///
/// Source: ECS API, `DescribeInstances`. Choice: docs/decisions/0026-parameters-that-are-not-read.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("instance/*", planner.account())?;
    check(request)?;
    let filters = request.filter.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let times = Times::read(filters)?;
    let snapshot = planner.snapshot();
    let all: Vec<&Arc<Instance>> = match &request.instance_ids {
        // No id is no instance: a list that came out empty must not mean everything.
        Some(ids) => {
            let mut all: Vec<_> = ids
                .iter()
                .filter_map(|id| id.parse().ok())
                .filter_map(|id| snapshot.instance(&id))
                .collect();
            all.sort_by(|a, b| a.id.cmp(&b.id));
            all.dedup_by(|a, b| a.id == b.id);
            all
        }
        None => snapshot.instances().collect(),
    };
    let found: Vec<&Arc<Instance>> = all
        .into_iter()
        .filter(|instance| {
            planner.own(Some(*instance)).is_some()
                && times.pass(instance.created)
                && passes(snapshot, instance, request)
        })
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    // A small `MaxResults` is brought up to 10; a small `PageSize` is as asked.
    let least = if request.max_results.is_some() { 10 } else { 1 };
    let page = planner.page(found, pages, PageBounds::clamped(10, least, 100), |instance| {
        format!("{:020} {}", i64::MAX - instance.created.unix_secs, instance.id)
    })?;
    let shown = page.items.iter().map(|instance| shown(snapshot, instance)).collect();
    Ok(Response {
        instances: shown,
        next_token: page.next_token,
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

/// Refuses filters that no instance could pass because their values do not exist.
fn check(request: &Request) -> Result<(), ApiError> {
    let known = |text: &Option<String>, words: &[&str], error: &openapi::ErrorRow| {
        match text.as_deref() {
            None | Some("") => Ok(()),
            Some(text) if words.contains(&text) => Ok(()),
            Some(text) => Err(error.with(text)),
        }
    };
    let too_many = |texts: &Option<Vec<String>>| texts.as_ref().is_some_and(|it| it.len() > 100);
    if too_many(&request.instance_ids) {
        return Err(errors::INVALID_INSTANCE_IDS_MALFORMED.with("at most 100"));
    }
    known(
        &request.status,
        &["Pending", "Running", "Starting", "Stopping", "Stopped"],
        &errors::INVALID_STATUS_NOT_FOUND,
    )?;
    known(
        &request.instance_network_type,
        &["vpc", "classic"],
        &errors::INVALID_NETWORK_TYPE_NOT_FOUND,
    )?;
    known(
        &request.instance_charge_type,
        &["PostPaid", "PrePaid"],
        &errors::INVALID_INSTANCE_CHARGE_TYPE_NOT_FOUND,
    )?;
    known(
        &request.internet_charge_type,
        &["PayByBandwidth", "PayByTraffic"],
        &errors::INVALID_INTERNET_CHARGE_TYPE_VALUE_NOT_SUPPORTED,
    )
}

fn passes(snapshot: &Snapshot, instance: &Instance, request: &Request) -> bool {
    let network = instance_text::network(snapshot, instance);
    let group = request.security_group_id.as_deref().filter(|text| !text.is_empty());
    is(&request.status, instance_text::status(instance))
        && is_like(&request.instance_name, &instance_text::name(instance))
        && is(&request.vpc_id, &network.vpc)
        && is(&request.vswitch_id, &network.vswitch)
        && is(&request.zone_id, instance.zone.as_str())
        && is(&request.instance_network_type, instance_text::network_type(instance))
        && is(&request.image_id, &instance.image)
        && is(&request.instance_type, &instance.instance_type)
        && is(&request.instance_type_family, InstanceType::family(&instance.instance_type))
        && is(&request.resource_group_id, &instance.resource_group)
        && is(&request.instance_charge_type, CHARGE_TYPE)
        && is(&request.internet_charge_type, INTERNET_CHARGE_TYPE)
        && is(&request.key_pair_name, instance_text::key_pair_name(instance))
        && request.io_optimized.is_none_or(|wanted| wanted)
        && is(&request.http_endpoint, &metadata_options::enabled(instance.metadata.is_enabled))
        && is(&request.http_tokens, &metadata_options::tokens(instance.metadata))
        && request
            .http_put_response_hop_limit
            .is_none_or(|wanted| wanted == i64::from(instance.metadata.hop_limit))
        // Instances are in no cluster, have no RDMA address, are never locked, and may all get disks.
        && is(&request.hpc_cluster_id, "")
        && is(&request.rdma_ip_addresses, "")
        && is(&request.lock_reason, "")
        && request.device_available.is_none_or(|wanted| wanted)
        // A group is looked for on every ENI, as it filters there.
        && group.is_none_or(|group| {
            network.enis.iter().any(|eni| eni.groups.iter().any(|it| it.as_str() == group))
        })
        && has_address(&network, request)
        && words::has_tags(
            &instance.tags,
            request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())),
        )
}

fn has_address(network: &InstanceNetwork<'_>, request: &Request) -> bool {
    let any = |asked: &Option<Vec<String>>, has: &dyn Fn(&str) -> bool| {
        asked.as_ref().is_none_or(|asked| asked.iter().any(|text| has(text)))
    };
    let private = |text: &str| text.parse().is_ok_and(|it: IpAddr| network.has(it));
    let public = |text: &str| network.public.is_some_and(|eip| eip.address.to_string() == text);
    let eip = |text: &str| network.eip.is_some_and(|eip| eip.address.to_string() == text);
    let inner = |text: &str| network.inner.iter().any(|it| it == text);
    any(&request.private_ip_addresses, &private)
        && any(&request.public_ip_addresses, &public)
        && any(&request.eip_addresses, &eip)
        && any(&request.inner_ip_addresses, &inner)
        && (request.ipv6_address.is_empty()
            || request.ipv6_address.iter().any(|text| private(text)))
}

fn shown(snapshot: &Snapshot, instance: &Instance) -> ResponseInstance {
    let network = instance_text::network(snapshot, instance);
    let offers = InstanceType::named(&instance.instance_type).ok();
    let os_name = image::known(&instance.image).map_or(instance.image.as_str(), |it| it.os_name);
    let os_name = os_name.to_owned();
    let cpus = offers.map_or(0, |offers| i64::from(offers.cpus));
    let tag = |(key, value): (&str, &str)| ResponseInstanceTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    };
    ResponseInstance {
        cpu: cpus,
        cpu_options: ResponseInstanceCpuOptions {
            core_count: cpus.max(2) / 2,
            threads_per_core: cpus.min(2),
            ..ResponseInstanceCpuOptions::default()
        },
        creation_time: instance.created.to_minute_text(),
        deletion_protection: instance.deletion_protection,
        description: instance.description.to_string(),
        eip_address: network
            .eip
            .map(|eip| ResponseInstanceEipAddress {
                allocation_id: eip.id.to_string(),
                bandwidth: eip.bandwidth_mbps.into(),
                internet_charge_type: INTERNET_CHARGE_TYPE.to_owned(),
                ip_address: eip.address.to_string(),
                is_support_unassociate: true,
            })
            .unwrap_or_default(),
        host_name: instance.host_name.clone(),
        image_id: instance.image.clone(),
        instance_charge_type: CHARGE_TYPE.to_owned(),
        instance_id: instance.id.to_string(),
        instance_name: instance_text::name(instance),
        instance_network_type: instance_text::network_type(instance).to_owned(),
        instance_type: instance.instance_type.clone(),
        instance_type_family: InstanceType::family(&instance.instance_type).to_owned(),
        internet_charge_type: INTERNET_CHARGE_TYPE.to_owned(),
        internet_max_bandwidth_in: -1,
        internet_max_bandwidth_out: network.public.map_or(0, |eip| eip.bandwidth_mbps.into()),
        io_optimized: true,
        key_pair_name: instance_text::key_pair_name(instance).to_owned(),
        memory: offers.map_or(0, |offers| offers.memory_mib.into()),
        metadata_options: ResponseInstanceMetadataOptions {
            http_endpoint: metadata_options::enabled(instance.metadata.is_enabled),
            http_put_response_hop_limit: instance.metadata.hop_limit.into(),
            http_tokens: metadata_options::tokens(instance.metadata),
            instance_metadata_tags: metadata_options::enabled(instance.metadata.tells_tags),
        },
        network_interfaces: network.enis.iter().map(|eni| shown_eni(eni)).collect(),
        os_name: os_name.clone(),
        os_name_en: os_name,
        os_type: instance.os_type.clone(),
        public_ip_address: network.public.iter().map(|eip| eip.address.to_string()).collect(),
        region_id: instance.region.to_string(),
        resource_group_id: instance.resource_group.clone(),
        security_group_ids: network.groups,
        serial_number: instance_text::serial_number(instance),
        start_time: instance.started.map(|it| it.to_minute_text()).unwrap_or_default(),
        spot_strategy: "NoSpot".to_owned(),
        status: instance_text::status(instance).to_owned(),
        stopped_mode: instance_text::stopped_mode(instance).to_owned(),
        tags: instance.tags.iter().map(tag).collect(),
        inner_ip_address: network.inner,
        vpc_attributes: ResponseInstanceVpcAttributes {
            private_ip_address: network.private,
            vswitch_id: network.vswitch,
            vpc_id: network.vpc,
            ..ResponseInstanceVpcAttributes::default()
        },
        zone_id: instance.zone.to_string(),
        ..ResponseInstance::default()
    }
}

fn shown_eni(eni: &Eni) -> ResponseInstanceNetworkInterface {
    let private_ip =
        |(at, address): (usize, Ipv4Addr)| ResponseInstanceNetworkInterfacePrivateIpSet {
            primary: at == 0,
            private_dns_name: String::new(),
            private_ip_address: address.to_string(),
        };
    let ipv6 = |address: &Ipv6Addr| ResponseInstanceNetworkInterfaceIpv6Set {
        ipv6_address: address.to_string(),
        primary: false,
    };
    ResponseInstanceNetworkInterface {
        ipv6_sets: eni.ipv6.iter().map(ipv6).collect(),
        mac_address: eni.mac.to_string(),
        network_interface_id: eni.id.to_string(),
        primary_ip_address: eni.primary_ip.to_string(),
        private_ip_sets: eni_text::ipv4(eni).enumerate().map(private_ip).collect(),
        r#type: eni_text::kind(eni).to_owned(),
        ..ResponseInstanceNetworkInterface::default()
    }
}

/// Nothing is charged here; clients expect a word.
const CHARGE_TYPE: &str = "PostPaid";
const INTERNET_CHARGE_TYPE: &str = "PayByTraffic";
