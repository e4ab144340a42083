use openapi::generated::ecs::describe_available_resource::{
    Request, Response, ResponseAvailableZone, ResponseAvailableZoneAvailableResource,
    ResponseAvailableZoneAvailableResourceSupportedResource,
};
use openapi::{ApiError, errors};

use super::filter::check_word;
use super::instance_type::{self, InstanceType};
use crate::planner::Planner;

/// What can be had in each zone: everything that there is, in all of them.
///
/// Source: ECS API, `DescribeAvailableResource`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    check_words(request)?;
    let wanted = |text: &Option<String>| text.clone().filter(|text| !text.is_empty());
    let instance_type = wanted(&request.instance_type);
    if instance_type.is_some() && (request.cores.is_some() || request.memory.is_some()) {
        return Err(errors::INVALID_PARAM_TYPE_AND_CPU_MEM_CONFLICT.error());
    }
    if request.cores.is_some_and(|cores| cores < 1) {
        return Err(errors::INVALID_PARAM_CORES.with(request.cores.unwrap_or_default()));
    }
    if request.memory.is_some_and(|memory| memory <= 0.0) {
        return Err(errors::INVALID_PARAM_MEMORY.with(request.memory.unwrap_or_default()));
    }
    if let Some(host) = wanted(&request.dedicated_host_id) {
        return Err(errors::INVALID_DEDICATED_HOST_ID_NOT_FOUND.with(host));
    }
    let zone = wanted(&request.zone_id);
    let zones = &planner.region_config().zones;
    if let Some(zone) = zone.as_deref().filter(|zone| zones.iter().all(|it| it.as_str() != *zone)) {
        return Err(errors::INVALID_ZONE_ID_NOT_FOUND.with(zone));
    }

    let destination = request.destination_resource.as_deref().unwrap_or_default();
    let supported = match destination {
        "InstanceType" => types(request, instance_type.as_deref()),
        "SystemDisk" => disks(request.system_disk_category.as_deref(), 20, 2_048),
        "DataDisk" => disks(request.data_disk_category.as_deref(), 10, 65_536),
        "IoOptimized" => vec![supported("optimized")],
        "Network" if planner.region_config().classic => {
            vec![supported("vpc"), supported("classic")]
        }
        "Network" => vec![supported("vpc")],
        "Zone" | "ddh" => Vec::new(),
        other => return Err(errors::INVALID_DESTINATION_RESOURCE.with(other)),
    };
    let is_there = destination == "Zone" || !supported.is_empty();
    let resource = ResponseAvailableZoneAvailableResource {
        supported_resources: supported,
        r#type: destination.to_owned(),
    };
    let shown = |id: &cloud_id::ZoneId| ResponseAvailableZone {
        available_resources: match resource.supported_resources.is_empty() {
            true => Vec::new(),
            false => vec![resource.clone()],
        },
        region_id: planner.region().to_string(),
        status: "Available".to_owned(),
        status_category: "WithStock".to_owned(),
        zone_id: id.to_string(),
    };
    let asked = zones.iter().filter(|it| zone.as_deref().is_none_or(|zone| zone == it.as_str()));
    Ok(Response { available_zones: asked.filter(|_| is_there).map(shown).collect() })
}

fn check_words(request: &Request) -> Result<(), ApiError> {
    check_word(
        &request.resource_type,
        &["instance", "disk", "reservedinstance", "ddh"],
        &errors::INVALID_RESOURCE_TYPE,
    )?;
    check_word(
        &request.instance_charge_type,
        &["PrePaid", "PostPaid"],
        &errors::INVALID_INSTANCE_CHARGE_TYPE,
    )?;
    check_word(&request.io_optimized, &["none", "optimized"], &errors::INVALID_IO_OPTIMIZED)?;
    check_word(
        &request.network_category,
        &["vpc", "classic"],
        &errors::INVALID_NETWORK_CATEGORY,
    )?;
    check_word(
        &request.spot_strategy,
        &["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"],
        &errors::INVALID_SPOT_STRATEGY_ALT,
    )
}

/// The types asked for: one by its name, or those with so many processors and so much memory.
fn types(
    request: &Request,
    name: Option<&str>,
) -> Vec<ResponseAvailableZoneAvailableResourceSupportedResource> {
    let passes = |offers: &InstanceType| {
        let memory = f64::from(offers.memory_mib) / 1_024.0;
        request.cores.is_none_or(|cores| i64::from(offers.cpus) == cores)
            && request.memory.is_none_or(|wanted| (memory - wanted).abs() < 0.01)
    };
    match name {
        Some(name) if InstanceType::named(name).is_ok() => vec![supported(name)],
        Some(_) => Vec::new(),
        None => instance_type::catalogue()
            .filter(|(_, offers)| passes(offers))
            .map(|(name, _)| supported(name))
            .collect(),
    }
}

fn disks(
    category: Option<&str>,
    min: i64,
    max: i64,
) -> Vec<ResponseAvailableZoneAvailableResourceSupportedResource> {
    DISK_CATEGORIES
        .iter()
        .filter(|it| category.is_none_or(|category| category.is_empty() || category == **it))
        .map(|category| ResponseAvailableZoneAvailableResourceSupportedResource {
            min,
            max,
            unit: "GiB".to_owned(),
            ..supported(category)
        })
        .collect()
}

fn supported(value: &str) -> ResponseAvailableZoneAvailableResourceSupportedResource {
    ResponseAvailableZoneAvailableResourceSupportedResource {
        status: "Available".to_owned(),
        status_category: "WithStock".to_owned(),
        value: value.to_owned(),
        ..Default::default()
    }
}

/// The categories that an instance may ask for its disks by.
pub(super) const DISK_CATEGORIES: &[&str] =
    &["cloud_essd", "cloud_auto", "cloud_essd_entry", "cloud_ssd", "cloud_efficiency"];
