use estate::{Eip, Snapshot};
use openapi::ApiError;
use openapi::generated::vpc::describe_eip_addresses::{
    Request, Response, ResponseEipAddress, ResponseEipAddressTag,
};

use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::words;

/// The EIPs of the caller that pass every filter.
///
/// Source: VPC API, `DescribeEipAddresses`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("eip/*", planner.account())?;
    let snapshot = planner.snapshot();
    let found = snapshot.eips().filter(|eip| {
        eip.owner == planner.account()
            && eip.region == *planner.region()
            && !eip.goes_with_instance
            && passes(snapshot, eip, request)
    });
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(found.collect(), pages, PageBounds::strict(10, 100), |eip| {
        format!("{:020} {}", i64::MAX - eip.created.unix_secs, eip.id)
    })?;
    Ok(Response {
        eip_addresses: page.items.iter().map(|eip| shown(snapshot, eip)).collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

fn passes(snapshot: &Snapshot, eip: &Eip, request: &Request) -> bool {
    let is = |filter: &Option<String>, value: &str| {
        filter.as_deref().is_none_or(|filter| filter.is_empty() || filter == value)
    };
    let any_of = |filter: &Option<String>, value: &str| {
        let filter = filter.as_deref().filter(|filter| !filter.is_empty());
        filter.is_none_or(|filter| filter.split(',').any(|one| one == value))
    };
    let bound_to = bound_to(snapshot, eip);
    any_of(&request.allocation_id, eip.id.as_str())
        && any_of(&request.eip_address, &eip.address.to_string())
        && is(&request.eip_name, eip.name.as_ref().map_or("", |name| name.as_str()))
        && is(&request.status, status(eip))
        && is(&request.associated_instance_id, &bound_to.0)
        && is(&request.associated_instance_type, bound_to.1)
        && is(&request.resource_group_id, &eip.resource_group)
        && is(&request.charge_type, "PostPaid")
        && is(&request.isp, "BGP")
        && words::has_tags(
            &eip.tags,
            request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref())),
        )
}

fn status(eip: &Eip) -> &'static str {
    if eip.binding.is_some() { "InUse" } else { "Available" }
}

/// Id and type of what an EIP is associated with; empty texts for nothing.
fn bound_to(snapshot: &Snapshot, eip: &Eip) -> (String, &'static str) {
    let Some(binding) = &eip.binding else { return (String::new(), "") };
    let instance = snapshot.eni(&binding.eni).and_then(|eni| eni.attachment.as_ref());
    match instance {
        Some(attachment) if binding.names_instance => {
            (attachment.instance.to_string(), "EcsInstance")
        }
        _ => (binding.eni.to_string(), "NetworkInterface"),
    }
}

fn shown(snapshot: &Snapshot, eip: &Eip) -> ResponseEipAddress {
    let (instance_id, instance_type) = bound_to(snapshot, eip);
    let binding = eip.binding.as_ref();
    let eni = binding.and_then(|binding| snapshot.eni(&binding.eni));
    let vpc_id = match eni.map(|eni| &eni.network) {
        Some(secgroup::Network::Vpc(vpc)) => vpc.to_string(),
        _ => String::new(),
    };
    let tag = |(key, value): (&str, &str)| ResponseEipAddressTag { key: key.into(), value: value.into() };
    ResponseEipAddress {
        allocation_id: eip.id.to_string(),
        allocation_time: eip.created.to_string(),
        bandwidth: eip.bandwidth_mbps.to_string(),
        eip_bandwidth: eip.bandwidth_mbps.to_string(),
        business_status: "Normal".into(),
        charge_type: "PostPaid".into(),
        description: eip.description.to_string(),
        has_reservation_data: "false".into(),
        isp: "BGP".into(),
        instance_region_id: if eip.binding.is_some() { eip.region.to_string() } else { String::new() },
        instance_id,
        instance_type: instance_type.into(),
        internet_charge_type: "PayByTraffic".into(),
        ip_address: eip.address.to_string(),
        mode: "NAT".into(),
        name: eip.name.as_ref().map(ToString::to_string).unwrap_or_default(),
        netmode: "public".into(),
        private_ip_address: binding.map(|it| it.private_ip.to_string()).unwrap_or_default(),
        region_id: eip.region.to_string(),
        resource_group_id: eip.resource_group.clone(),
        status: status(eip).into(),
        tags: eip.tags.iter().map(tag).collect(),
        vpc_id,
        ..ResponseEipAddress::default()
    }
}
