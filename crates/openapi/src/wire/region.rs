use crate::params::Params;

use super::http::HttpRequest;

/// The region a request is for: its parameter, else its header, else the name of the endpoint.
///
/// Source: RPC protocol, endpoints; Client rules, rule 15.
pub(crate) fn of(request: &HttpRequest, params: &Params) -> Option<String> {
    let given = params
        .get("RegionId")
        .or_else(|| request.header("x-acs-region-id"));
    match given {
        Some(region) if !region.is_empty() => Some(region.to_owned()),
        _ => request.header("host").and_then(of_host),
    }
}

/// `ecs.cn-beijing.aliyuncs.com`, `ecs-vpc.cn-beijing.aliyuncs.com`, `ecs-cn-hangzhou.aliyuncs.com`.
fn of_host(host: &str) -> Option<String> {
    let name = host
        .rsplit_once(':')
        .map_or(host, |(name, _)| name)
        .to_ascii_lowercase();
    let labels: Vec<&str> = name.strip_suffix(".aliyuncs.com")?.split('.').collect();
    let region = match labels.as_slice() {
        [_, region] => region,
        [joined] => joined.split_once('-')?.1,
        _ => return None,
    };
    is_region_like(region).then(|| region.to_owned())
}

/// Two letters, a dash, and a name: `cn-hangzhou`, `ap-southeast-1`.
fn is_region_like(text: &str) -> bool {
    text.split_once('-')
        .is_some_and(|(area, place)| area.len() == 2 && !place.is_empty())
}
