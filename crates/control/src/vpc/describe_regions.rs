use openapi::ApiError;
use openapi::generated::vpc::describe_regions::{Request, Response, ResponseRegion};

use crate::planner::Planner;

/// The regions that are served.
///
/// Source: VPC API, `DescribeRegions`.
pub(super) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let endpoint = &planner.config().endpoint;
    let shown = planner.config().regions.iter().map(|region| ResponseRegion {
        local_name: region.local_name.clone(),
        region_endpoint: endpoint.clone(),
        region_id: region.id.to_string(),
    });
    Ok(Response { regions: shown.collect() })
}
