use openapi::generated::ecs::describe_images::{
    Request, Response, ResponseImage, ResponseImageDiskDeviceMapping, ResponseImageFeatures,
};
use openapi::{ApiError, errors};

use super::filter::{check_word, is, is_like};
use super::image::{self, Image};
use super::instance_type::InstanceType;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;

/// The images of the catalogue that pass every filter. All belong to the system; nobody has made any.
///
/// Source: ECS API, `DescribeImages`. Choice: docs/decisions/0012-no-catalogue.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("image/*", planner.account())?;
    check_word(
        &request.image_owner_alias,
        &["system", "self", "others", "marketplace"],
        &errors::INVALID_IMAGE_OWNER_ALIAS_VALUE_NOT_SUPPORTED,
    )?;
    check_word(&request.os_type, &["windows", "linux"], &errors::INVALID_OS_TYPE)?;
    check_word(
        &request.architecture,
        &["i386", "x86_64", "arm64"],
        &errors::INVALID_ARCHITECTURE,
    )?;
    check_word(&request.usage, &["instance", "none"], &errors::INVALID_USAGE)?;
    if let Some(name) = request.instance_type.as_deref().filter(|text| !text.is_empty()) {
        InstanceType::named(name)?;
    }
    if request.tag.len() > MOST_TAGS {
        return Err(errors::INVALID_TAG_COUNT.with(request.tag.len()));
    }
    if request.tag.iter().any(|tag| tag.key.as_deref().is_none_or(str::is_empty)) {
        return Err(errors::INVALID_TAG_MISMATCH.with("a tag has no key"));
    }
    for filter in &request.filter {
        let key = filter.key.as_deref().unwrap_or_default();
        if !FILTER_KEYS.contains(&key) {
            return Err(errors::INVALID_FILTER_KEY_NOT_FOUND.with(key));
        }
    }
    let in_use = |image: &Image| {
        let mut instances = planner.snapshot().instances();
        instances.any(|it| it.image == image.id && planner.own(Some(it)).is_some())
    };
    let found = image::catalogue()
        .filter(|image| passes(image, request))
        .filter(|image| {
            let usage = if in_use(image) { "instance" } else { "none" };
            is(&request.usage, usage)
        })
        .collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page =
        planner.page(found, pages, PageBounds::clamped(10, 1, 100), |image| image.id.to_owned())?;
    let shown = page.items.iter().map(|image| shown(image, in_use(image)));
    Ok(Response {
        images: shown.collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        region_id: planner.region().to_string(),
        total_count: page.total,
    })
}

fn passes(image: &Image, request: &Request) -> bool {
    let ids = request.image_id.as_deref().filter(|text| !text.is_empty());
    let status = request.status.as_deref().unwrap_or("Available");
    ids.is_none_or(|ids| ids.split(',').any(|id| id.trim() == image.id))
        && is_like(&request.image_name, image.id)
        && is(&request.image_family, image.family)
        && is(&request.image_owner_alias, "system")
        && request.image_owner_id.is_none()
        && is(&request.os_type, image.os_type)
        && is(&request.architecture, image.architecture)
        && is(&request.snapshot_id, "")
        && is(&request.resource_group_id, "")
        && (status.is_empty() || status.split(',').any(|it| it == "Available" || it == "ALL"))
        && request.is_support_cloudinit.is_none_or(|wanted| wanted)
        && request.is_support_io_optimized.is_none_or(|wanted| wanted)
        // Nothing has tags that nobody made.
        && request.tag.is_empty()
        && request.filter.iter().all(|filter| {
            let wanted = filter.value.as_deref().unwrap_or_default();
            match filter.key.as_deref() {
                Some("CreationStartTime") => image.created >= wanted,
                Some("CreationEndTime") => image.created <= wanted,
                _ => true,
            }
        })
}

fn shown(image: &Image, is_used: bool) -> ResponseImage {
    let size = i64::from(image.size_gib);
    ResponseImage {
        architecture: image.architecture.to_owned(),
        boot_mode: if image.architecture == "arm64" { "UEFI" } else { "BIOS" }.to_owned(),
        creation_time: image.created.to_owned(),
        disk_device_mappings: vec![ResponseImageDiskDeviceMapping {
            device: "/dev/xvda".to_owned(),
            format: "VHD".to_owned(),
            size: size.to_string(),
            r#type: "system".to_owned(),
            ..ResponseImageDiskDeviceMapping::default()
        }],
        features: ResponseImageFeatures {
            imds_support: "v2".to_owned(),
            nvme_support: "unsupported".to_owned(),
            ..ResponseImageFeatures::default()
        },
        image_family: image.family.to_owned(),
        image_id: image.id.to_owned(),
        image_name: image.id.to_owned(),
        image_owner_alias: "system".to_owned(),
        image_version: "1".to_owned(),
        is_public: true,
        is_support_cloudinit: true,
        is_support_io_optimized: true,
        os_name: image.os_name.to_owned(),
        os_name_en: image.os_name.to_owned(),
        os_type: image.os_type.to_owned(),
        platform: image.platform.to_owned(),
        progress: "100%".to_owned(),
        size,
        status: "Available".to_owned(),
        usage: if is_used { "instance" } else { "none" }.to_owned(),
        ..ResponseImage::default()
    }
}

const FILTER_KEYS: &[&str] = &["CreationStartTime", "CreationEndTime", "NetworkType"];
const MOST_TAGS: usize = 20;
