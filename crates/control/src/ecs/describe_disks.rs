use std::sync::Arc;

use estate::{Disk, Instance};
use openapi::generated::ecs::describe_disks::{
    Request, Response, ResponseDisk, ResponseDiskAttachment, ResponseDiskMountInstance,
    ResponseDiskPlacement,
};
use openapi::{ApiError, errors};

use super::filter::{Times, is, is_like};
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The disks of the caller's instances that pass every filter, those of the newest instance first.
///
/// Source: ECS API, `DescribeDisks`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("disk/*", planner.account())?;
    if request.tag.len() > MOST_TAGS {
        return Err(errors::INVALID_TAG_COUNT.with(request.tag.len()));
    }
    if request.tag.iter().any(|tag| tag.key.as_deref().is_none_or(str::is_empty)) {
        return Err(errors::INVALID_TAG_MISMATCH.with("a tag has no key"));
    }
    if let Some(zone) = request.zone_id.as_deref().filter(|text| !text.is_empty())
        && planner.region_config().zones.iter().all(|it| it.as_str() != zone)
    {
        return Err(errors::INVALID_ZONE_ID_NOT_FOUND_400.with(zone));
    }
    let filters = request.filter.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    let times = Times::read(filters)?;
    let own = planner.snapshot().instances().filter(|it| planner.own(Some(it)).is_some());
    let found = own
        .flat_map(|instance| instance.disks.iter().enumerate().map(move |it| (instance, it)))
        .filter(|(instance, (at, disk))| {
            times.pass(instance.created) && passes(instance, *at, disk, request)
        })
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        max_results: request.max_results,
        next_token: request.next_token.as_deref(),
    };
    let page = planner.page(found, pages, PageBounds::clamped(10, 1, 500), |(instance, (at, _))| {
        format!("{:020} {} {at:02}", i64::MAX - instance.created.unix_secs, instance.id)
    })?;
    let shown = page.items.iter().map(|(instance, (at, disk))| shown(instance, *at, disk));
    Ok(Response {
        disks: shown.collect(),
        next_token: page.next_token,
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}

fn kind(at: usize) -> &'static str {
    if at == 0 { "system" } else { "data" }
}

fn passes(instance: &Arc<Instance>, at: usize, disk: &Disk, request: &Request) -> bool {
    let or_all = |filter: &Option<String>, value: &str| {
        filter.as_deref().is_some_and(|text| text.eq_ignore_ascii_case("all")) || is(filter, value)
    };
    request.disk_ids.as_ref().is_none_or(|ids| ids.contains(&disk.id))
        && is(&request.instance_id, instance.id.as_str())
        && is(&request.zone_id, instance.zone.as_str())
        && is(&request.resource_group_id, &instance.resource_group)
        && is_like(&request.disk_name, &disk.name)
        && or_all(&request.disk_type, kind(at))
        && or_all(&request.category, &disk.category)
        && or_all(&request.status, "In_use")
        && is(&request.performance_level, &disk.performance_level)
        && is(&request.disk_charge_type, "PostPaid")
        && request.delete_with_instance.is_none_or(|wanted| wanted == disk.delete_with_instance)
        && request.encrypted.is_none_or(|wanted| wanted == disk.encrypted)
        && request.portable.is_none_or(|wanted| !wanted)
        && is(&request.multi_attach, "Disabled")
        && [
            &request.auto_snapshot_policy_id,
            &request.kms_key_id,
            &request.lock_reason,
            &request.snapshot_id,
        ]
        .into_iter()
        .all(|filter| is(filter, ""))
        // Disks have no tags of their own.
        && request.tag.is_empty()
}

fn shown(instance: &Instance, at: usize, disk: &Disk) -> ResponseDisk {
    let (attached, device) = (instance.created.to_string(), disk.device.clone());
    ResponseDisk {
        attached_time: attached.clone(),
        attachments: vec![ResponseDiskAttachment {
            attached_time: attached.clone(),
            device: device.clone(),
            instance_id: instance.id.to_string(),
        }],
        category: disk.category.clone(),
        creation_time: instance.created.to_string(),
        delete_with_instance: disk.delete_with_instance,
        description: disk.description.clone(),
        device: device.clone(),
        disk_charge_type: "PostPaid".to_owned(),
        disk_id: disk.id.clone(),
        disk_name: disk.name.clone(),
        encrypted: disk.encrypted,
        image_id: if at == 0 { instance.image.clone() } else { String::new() },
        instance_id: instance.id.to_string(),
        mount_instance_num: 1,
        mount_instances: vec![ResponseDiskMountInstance {
            attached_time: attached,
            device,
            instance_id: instance.id.to_string(),
        }],
        multi_attach: "Disabled".to_owned(),
        performance_level: disk.performance_level.clone(),
        placement: ResponseDiskPlacement { zone_ids: instance.zone.to_string() },
        region_id: instance.region.to_string(),
        resource_group_id: instance.resource_group.clone(),
        serial_number: disk.id.trim_start_matches("d-").to_owned(),
        size: disk.size_gib.into(),
        status: "In_use".to_owned(),
        r#type: kind(at).to_owned(),
        zone_id: instance.zone.to_string(),
        ..ResponseDisk::default()
    }
}

const MOST_TAGS: usize = 20;
