use std::collections::BTreeSet;

use estate::{InstanceStatus, MetadataOptions};
use openapi::generated::ecs::create_instance::{Request, RequestDataDisk, Response};
use openapi::{ApiError, errors};

use super::draft::{Draft, Wanted};
use super::eni_refusal::{EniErrors, OF_CLASSIC_INSTANCES, OF_INSTANCES};
use super::instance_type::InstanceType;
use super::launch_permit::Launch;
use super::new_eni::named_groups;
use super::new_instance::{NewInstance, PrimaryEni};
use super::place::Place;
use super::metadata_options::{self, Asked};
use super::{default_group, disks, instance_words, launch_place, resource_group};
use crate::planner::Planner;
use crate::words;

/// Makes an instance that is stopped. Without a group it goes into the default group of its network.
///
/// Source: ECS API, `CreateInstance`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = Launch::of_create(planner, request).permit(planner)?;
    let instance_type = request.instance_type.clone().unwrap_or_default();
    InstanceType::named(&instance_type)?;
    let image =
        launch_place::image(request.image_id.as_deref(), request.image_family.as_deref())?;
    let key_pair = launch_place::key_pair(planner, request.key_pair_name.as_deref(), &image)?;
    let disks = disks::read(&image, system_disk(request), request.data_disk.iter().map(data_disk).collect())?;
    let metadata = metadata_options::read(
        MetadataOptions::default(),
        Asked {
            endpoint: request.http_endpoint.as_deref(),
            tokens: request.http_tokens.as_deref(),
            hop_limit: request.http_put_response_hop_limit,
            tags: None,
        },
    )?;
    let zone = request.zone_id.as_deref();
    let place = match request.vswitch_id.as_deref().filter(|text| !text.is_empty()) {
        Some(vswitch) => launch_place::in_vswitch(planner, vswitch, zone)?,
        None => launch_place::classic(planner, zone)?,
    };
    let role = launch_place::role(planner, request.ram_role_name.as_deref(), &place)?;
    let (of_place, address) = address(&place, request)?;
    let groups = match request.security_group_id.as_deref().filter(|text| !text.is_empty()) {
        Some(id) => named_groups(planner, std::iter::once(id), of_place)?,
        None => vec![default_group::of(planner, &place)?],
    };
    let tags =
        words::tags(request.tag.iter().map(|tag| (tag.key.as_deref(), tag.value.as_deref())))?;
    let resource_group =
        resource_group::named(planner, request.resource_group_id.as_deref())?;
    let host_name = request.host_name.as_deref().filter(|text| !text.is_empty());
    let new = NewInstance {
        place: &place,
        groups: &groups,
        instance_type,
        image,
        name: instance_words::name(request.instance_name.as_deref())?,
        host_name: host_name.map(instance_words::host_name).transpose()?,
        description: instance_words::description(request.description.as_deref())?,
        user_data: instance_words::user_data(request.user_data.as_deref())?,
        key_pair,
        role,
        disks,
        metadata,
        deletion_protection: request.deletion_protection.unwrap_or(false),
        driver: instance_words::driver(planner, &tags)?,
        tags,
        resource_group,
        status: InstanceStatus::Stopped,
        // A public address of such an instance is asked for by another operation.
        public_mbps: 0,
        eni: PrimaryEni { address, ..PrimaryEni::default() },
    };
    let instance =
        new.make(planner, &permit, &mut Draft::default(), &mut BTreeSet::new(), of_place)?;
    Ok(Response { instance_id: instance.id.to_string(), ..Response::default() })
}

/// The address asked for: `InnerIpAddress` in the classic network, `PrivateIpAddress` in a VPC; in the classic
/// network either will do.
fn address(
    place: &Place<'_>,
    request: &Request,
) -> Result<(&'static EniErrors, Wanted), ApiError> {
    let given = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let inner = given(&request.inner_ip_address);
    let private = given(&request.private_ip_address);
    let (errors, text) = if place.vswitch.is_none() {
        (&OF_CLASSIC_INSTANCES, inner.or(private))
    } else if inner.is_some() {
        return Err(errors::INVALID_INNER_IP_ADDRESS_UNUSABLE.with("not in the classic network"));
    } else {
        (&OF_INSTANCES, private)
    };
    let wanted = match text {
        Some(text) => Wanted::ipv4(&[text]).map_err(|refusal| errors.address(refusal))?,
        None => Wanted::Count(1),
    };
    Ok((errors, wanted))
}

fn system_disk(request: &Request) -> disks::Asked {
    let disk = request.system_disk.clone().unwrap_or_default();
    let size = disk.size;
    disks::Asked {
        category: disk.category,
        performance_level: disk.performance_level,
        size_gib: size,
        name: disk.disk_name,
        description: disk.description,
        is_encrypted: false,
        ..disks::Asked::default()
    }
}

fn data_disk(disk: &RequestDataDisk) -> disks::Asked {
    disks::Asked {
        category: disk.category.clone(),
        performance_level: disk.performance_level.clone(),
        size_gib: disk.size,
        name: disk.disk_name.clone(),
        description: disk.description.clone(),
        device: disk.device.clone(),
        delete_with_instance: disk.delete_with_instance,
        is_encrypted: disk.encrypted == Some(true),
    }
}
