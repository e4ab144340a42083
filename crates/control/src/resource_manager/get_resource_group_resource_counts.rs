use std::collections::BTreeMap;

use openapi::generated::resourcemanager::get_resource_group_resource_counts::{
    Request, Response, ResponseResourceCounts,
};
use openapi::{ApiError, errors};

use super::resources;
use crate::planner::Planner;

/// Counts what is in a resource group, or in all of them: by group, or by group and type. Without `GroupByKey` nothing is
/// counted, as documented.
///
/// Source: ResourceManager API, `GetResourceGroupResourceCounts`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let group = request.resource_group_id.as_deref();
    let all = resources::in_group(planner, group)?;
    let by_type = match request.group_by_key.as_deref() {
        None | Some("") => {
            return Ok(Response {
                resource_counts: Vec::new(),
            });
        }
        Some("ResourceGroupId") => false,
        Some("ResourceType") => true,
        Some(other) => return Err(errors::INVALID_PARAMETER_GROUP_BY_KEY.with(other)),
    };
    let pairs = request.resource_types.iter();
    let kinds: Vec<_> =
        pairs.map(|it| (it.service.as_deref(), it.resource_type_code.as_deref())).collect();
    let region = request.resource_region_id.as_deref().unwrap_or_default();
    let mut counts: BTreeMap<(String, String), i64> = BTreeMap::new();
    for resource in all {
        let is_meant = resource.kind.is_one_of(&kinds)
            && (region.is_empty() || resource.region == region);
        if !is_meant {
            continue;
        }
        let key = match by_type {
            true => resource.kind.full_name.to_owned(),
            false => resource.group.clone(),
        };
        *counts.entry((resource.group, key)).or_default() += 1;
    }
    let shown = counts.into_iter().map(|((resource_group_id, group_by_key), count)| {
        ResponseResourceCounts {
            count,
            group_by_key,
            resource_group_id,
        }
    });
    Ok(Response {
        resource_counts: shown.collect(),
    })
}
