use cloud_id::{Tag, Tags};
use openapi::generated::ecs::add_tags::{Request, Response};
use openapi::{ApiError, errors};

use super::older_tags;
use super::tagged::KINDS;
use crate::planner::Planner;
use crate::tagging;

/// Puts tags on one resource; a tag of the same key is replaced.
///
/// Source: ECS API, `AddTags`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tagging::kind(KINDS, request.resource_type.as_deref())?;
    if request.tag.len() > older_tags::MOST {
        return Err(errors::INVALID_TAG_COUNT.with(request.tag.len()));
    }
    let mut tags = Vec::with_capacity(request.tag.len());
    for tag in &request.tag {
        let key = tag.key.as_deref().ok_or_else(|| {
            errors::INVALID_TAG_MISMATCH.with("a tag has a value and no key")
        })?;
        let value = tag.value.as_deref().unwrap_or_default();
        tags.push(Tag::new(key, value).map_err(older_tags::refused)?);
    }
    Tags::new(tags.clone()).map_err(older_tags::refused)?;
    let id = request.resource_id.as_deref().unwrap_or_default();
    tagging::change(planner, kind, &[id.to_owned()], older_tags::refused, |before| {
        tags.iter().cloned().try_fold(before.clone(), Tags::with)
    })?;
    Ok(Response::default())
}
