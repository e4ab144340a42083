use std::collections::BTreeSet;

use openapi::ApiError;
use openapi::generated::ecs::describe_zones::{
    Request, Response, ResponseZone, ResponseZoneResourcesInfo,
};

use super::describe_available_resource::DISK_CATEGORIES;
use super::instance_type;
use crate::planner::Planner;

/// The zones of a region. Everything that is offered is offered in each.
///
/// Source: ECS API, `DescribeZones`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let is_verbose = request.verbose != Some(false);
    let networks = match planner.region_config().classic {
        true => texts(&["vpc", "classic"]),
        false => texts(&["vpc"]),
    };
    let types: Vec<String> =
        instance_type::catalogue().map(|(name, _)| name.to_owned()).collect();
    let generations: BTreeSet<String> =
        instance_type::families().map(instance_type::generation).collect();
    let resources = || ResponseZoneResourcesInfo {
        data_disk_categories: texts(DISK_CATEGORIES),
        instance_generations: generations.iter().cloned().collect(),
        instance_type_families: instance_type::families().map(str::to_owned).collect(),
        instance_types: types.clone(),
        io_optimized: true,
        system_disk_categories: texts(DISK_CATEGORIES),
        network_types: networks.clone(),
    };
    let zone = |zone: &cloud_id::ZoneId| ResponseZone {
        available_disk_categories: texts(DISK_CATEGORIES),
        available_instance_types: types.clone(),
        available_resource_creation: texts(&["IoOptimized", "Instance", "Disk", "VSwitch"]),
        available_resources: if is_verbose { vec![resources()] } else { Vec::new() },
        local_name: zone.to_string(),
        zone_id: zone.to_string(),
        zone_type: "AvailabilityZone".to_owned(),
        ..ResponseZone::default()
    };
    let zones = planner.region_config().zones.iter().map(zone).collect();
    Ok(Response { zones })
}
