use openapi::ApiError;
use openapi::generated::vpc::describe_zones::{Request, Response, ResponseZone};

use crate::planner::Planner;

/// The zones of the region.
///
/// Source: VPC API, `DescribeZones`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let zones = planner.region_config().zones.iter().map(|zone| ResponseZone {
        local_name: zone.to_string(),
        zone_id: zone.to_string(),
    });
    Ok(Response { zones: zones.collect() })
}
