use openapi::ApiError;
use openapi::generated::ram::tag_resources::{Request, Response};

use super::tags::{self, Tagged};
use crate::planner::Planner;

/// Puts tags on roles or policies: on all of them or on none. A tag of the same key is replaced.
///
/// Source: RAM API, `TagResources`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = Tagged::of(request.resource_type.as_deref())?;
    let names = request.resource_names.as_deref().unwrap_or_default();
    let found = kind.named(planner, names)?;
    let pairs = request.tag.iter();
    let new = tags::read(pairs.map(|it| (it.key.as_deref(), it.value.as_deref())))?;
    for (one, permit) in found {
        let mut tags = one.tags().clone();
        for (key, value) in new.iter() {
            let tag = cloud_id::Tag::new(key, value).map_err(tags::refused)?;
            tags = tags.with(tag).map_err(tags::refused)?;
        }
        planner.put_identity(&permit, one.with(tags, planner.now()));
    }
    Ok(Response {})
}
