use openapi::ApiError;
use openapi::generated::ecs::describe_zones::{
    Request, Response, ResponseZone, ResponseZoneResourcesInfo,
};

use crate::planner::Planner;

/// The zones of a region. Everything that is offered is offered in each.
///
/// Source: ECS API, `DescribeZones`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let texts = |all: &[&str]| all.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let is_verbose = request.verbose != Some(false);
    let networks = match planner.region_config().classic {
        true => texts(&["vpc", "classic"]),
        false => texts(&["vpc"]),
    };
    let resources = || ResponseZoneResourcesInfo {
        io_optimized: true,
        network_types: networks.clone(),
        ..ResponseZoneResourcesInfo::default()
    };
    let zone = |zone: &cloud_id::ZoneId| ResponseZone {
        available_resource_creation: texts(&["Instance", "VSwitch"]),
        available_resources: if is_verbose { vec![resources()] } else { Vec::new() },
        local_name: zone.to_string(),
        zone_id: zone.to_string(),
        zone_type: "AvailabilityZone".to_owned(),
        ..ResponseZone::default()
    };
    let zones = planner.region_config().zones.iter().map(zone).collect();
    Ok(Response { zones })
}
