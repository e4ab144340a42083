use openapi::ApiError;
use openapi::generated::ecs::describe_regions::{Request, Response, ResponseRegion};

use crate::planner::Planner;

/// The regions that are served here.
///
/// Source: ECS API, `DescribeRegions`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let config = planner.config();
    let region = |region: &crate::RegionConfig| ResponseRegion {
        local_name: region.local_name.clone(),
        region_endpoint: config.endpoint.clone(),
        region_id: region.id.to_string(),
        status: "available".to_owned(),
    };
    Ok(Response { regions: config.regions.iter().map(region).collect() })
}
