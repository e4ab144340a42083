use openapi::generated::location::describe_endpoints::{Request, Response, ResponseEndpoint};
use openapi::{ApiError, errors};

use crate::planner::Planner;

/// Every product of every region is at the one endpoint here.
///
/// Source: Location API, `DescribeEndpoints`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.needs_no_permission();
    let config = planner.config();
    let id = request.id.clone().unwrap_or_default();
    let is_served = id.parse().is_ok_and(|region| config.region(&region).is_some());
    if !is_served {
        return Err(errors::INVALID_REGION_ID_NOT_FOUND.with(id));
    }
    let service_code = request.service_code.clone().unwrap_or_default();
    Ok(Response {
        endpoints: vec![ResponseEndpoint {
            endpoint: config.endpoint.clone(),
            id,
            namespace: String::new(),
            protocols: ["HTTP", "HTTPS"].map(str::to_owned).into(),
            serivce_code: service_code.clone(),
            service_code,
            r#type: request.r#type.clone().unwrap_or_else(|| "openAPI".to_owned()),
        }],
        success: true,
    })
}
