use estate::{ConnectionTracking, Eni, EniKind};
use openapi::generated::ecs::create_network_interface::{
    Request, Response, ResponseIpv6Set, ResponsePrivateIpSet, ResponseTag,
};
use openapi::{ApiError, errors};

use super::draft::{Draft, Wanted};
use super::eni_refusal::OF_CREATE_ENI;
use super::new_eni::{NewEni, group_ids, named_groups};
use super::place::Place;
use super::{connection_tracking, eni_text, resource_group};
use crate::planner::Planner;
use crate::words;

/// Makes a secondary ENI in a vSwitch.
///
/// Source: ECS API, `CreateNetworkInterface`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let vswitch = request.vswitch_id.as_deref().unwrap_or_default();
    Place::tell_vpc(planner, vswitch);
    let permit = planner.permit("eni/*", planner.account())?;
    refuse_what_is_not_offered(request)?;
    let place = Place::in_vswitch(planner, vswitch, &errors::INVALID_VSWITCH_ID_NOT_FOUND)?;
    place.permit(planner)?;
    let ids = group_ids(request.security_group_id.as_deref(), &request.security_group_ids)?;
    let groups = named_groups(planner, ids.into_iter(), &OF_CREATE_ENI)?;
    let tracking = request.connection_tracking_configuration.clone().unwrap_or_default();

    let mut new = NewEni::at(&place, EniKind::Secondary, &groups);
    (new.primary, new.secondary, new.ipv6) = addresses(request)?;
    new.name = words::name(
        request.network_interface_name.as_deref(),
        &errors::INVALID_PARAMETER,
    )?;
    new.description = words::description(request.description.as_deref(), &errors::INVALID_PARAMETER)?;
    new.source_dest_check = request.source_dest_check;
    new.connection_tracking = connection_tracking::read(
        ConnectionTracking::default(),
        tracking.tcp_established_timeout,
        tracking.tcp_closed_and_time_wait_timeout,
        tracking.udp_timeout,
    )?;
    new.delete_on_release = request.delete_on_release.unwrap_or(true);
    new.tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    new.resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    let eni = new.make(planner, &permit, &mut Draft::default(), &OF_CREATE_ENI)?;
    Ok(shown(&eni))
}

/// Primary, secondary and IPv6 addresses. `PrimaryIpAddress` is the primary one; of `PrivateIpAddress.N` all
/// are secondary ones.
fn addresses(request: &Request) -> Result<(Wanted, Wanted, Wanted), ApiError> {
    let refused = |refusal| OF_CREATE_ENI.address(refusal);
    let conflict = |text: &str| Err(errors::INVALID_PARAMETER_CONFLICT.with(text));
    let primary = request.primary_ip_address.iter().filter(|text| !text.is_empty());
    let primary: Vec<String> = primary.cloned().collect();
    let primary = match primary.len() {
        0 => Wanted::Count(1),
        _ => Wanted::ipv4(&primary).map_err(refused)?,
    };
    let secondary = match request.secondary_private_ip_address_count {
        Some(_) if !request.private_ip_address.is_empty() => {
            return conflict("PrivateIpAddress and SecondaryPrivateIpAddressCount");
        }
        Some(count @ 1..=49) => Wanted::Count(usize::try_from(count).unwrap_or(49)),
        Some(_) => return Err(errors::MAX_ENI_PRIVATE_IPS_COUNT_EXCEEDED.error()),
        None => Wanted::ipv4(&request.private_ip_address).map_err(refused)?,
    };
    let ipv6 = match request.ipv6_address_count {
        Some(_) if !request.ipv6_address.is_empty() => {
            return conflict("Ipv6Address and Ipv6AddressCount");
        }
        Some(count @ 1..=10) => Wanted::Count(usize::try_from(count).unwrap_or(10)),
        Some(_) => return Err(errors::MAX_ENI_IPV6_IPS_COUNT_EXCEEDED.error()),
        None => Wanted::ipv6(&request.ipv6_address).map_err(refused)?,
    };
    Ok((primary, secondary, ipv6))
}

fn refuse_what_is_not_offered(request: &Request) -> Result<(), ApiError> {
    let has_prefixes = !request.ipv4_prefix.is_empty()
        || !request.ipv6_prefix.is_empty()
        || request.ipv4_prefix_count.is_some()
        || request.ipv6_prefix_count.is_some();
    if has_prefixes {
        return Err(errors::UNSUPPORTED_PARAMETER.with("Ipv4Prefix, Ipv6Prefix"));
    }
    match request.instance_type.as_deref() {
        None | Some("" | "Secondary") => Ok(()),
        Some(other) => Err(errors::UNSUPPORTED_PARAMETER.with(format_args!("InstanceType {other}"))),
    }
}

fn shown(eni: &Eni) -> Response {
    let private_ip = |(at, address): (usize, std::net::Ipv4Addr)| ResponsePrivateIpSet {
        primary: at == 0,
        private_ip_address: address.to_string(),
    };
    let ipv6 = |address: &std::net::Ipv6Addr| ResponseIpv6Set {
        ipv6_address: address.to_string(),
        primary: false,
    };
    let tag = |(key, value): (&str, &str)| ResponseTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    };
    Response {
        description: eni.description.to_string(),
        ipv6_sets: eni.ipv6.iter().map(ipv6).collect(),
        mac_address: eni.mac.to_string(),
        network_interface_id: eni.id.to_string(),
        network_interface_name: eni_text::name(eni),
        owner_id: eni.owner.to_string(),
        private_ip_address: eni.primary_ip.to_string(),
        private_ip_sets: eni_text::ipv4(eni).enumerate().map(private_ip).collect(),
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
    }
}
