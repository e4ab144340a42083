use openapi::ApiError;
use openapi::generated::ram::untag_resources::{Request, Response};

use super::tags::Tagged;
use crate::planner::Planner;

/// Takes tags off roles or policies: those of some keys, or all where no key is given and all are asked for.
///
/// Source: RAM API, `UntagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = Tagged::of(request.resource_type.as_deref())?;
    let names = request.resource_names.as_deref().unwrap_or_default();
    let found = kind.named(planner, names)?;
    let keys = request.tag_keys.as_deref().unwrap_or_default();
    for (one, permit) in found {
        let tags = match (keys, request.all) {
            ([], Some(true)) => cloud_id::Tags::default(),
            _ => keys.iter().fold(one.tags().clone(), |tags, key| tags.without(key)),
        };
        planner.put_identity(&permit, one.with(tags, planner.now()));
    }
    Ok(Response {})
}
