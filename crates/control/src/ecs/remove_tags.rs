use cloud_id::Tags;
use openapi::ApiError;
use openapi::generated::ecs::remove_tags::{Request, Response};

use super::older_tags;
use super::tagged::KINDS;
use crate::planner::Planner;
use crate::tagging;

/// Takes tags off one resource: by their keys, and where a value is given only if it is that one.
///
/// Source: ECS API, `RemoveTags`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let kind = tagging::kind(KINDS, request.resource_type.as_deref())?;
    older_tags::check(request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref())))?;
    let id = request.resource_id.as_deref().unwrap_or_default();
    let without = |before: &Tags| {
        request.tag.iter().fold(before.clone(), |tags, tag| {
            let key = tag.key.as_deref().unwrap_or_default();
            let value = tag.value.as_deref().filter(|value| !value.is_empty());
            match value {
                Some(value) if tags.value_of(key) != Some(value) => tags,
                Some(_) | None => tags.without(key),
            }
        })
    };
    tagging::change(planner, kind, &[id.to_owned()], older_tags::refused, |before| Ok(without(before)))?;
    Ok(Response::default())
}
