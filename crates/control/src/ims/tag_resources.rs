use openapi::ApiError;
use openapi::generated::ims::tag_resources::{Request, Response};

use super::tagged_users;
use crate::planner::Planner;
use crate::ram::tags;

/// Puts tags on users: on all of them or on none. A tag of the same key is replaced.
///
/// Source: IMS API, `TagResources`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    tagged_users::check_type(request.resource_type.as_deref())?;
    let (ids, names) = (&request.resource_id, &request.resource_principal_name);
    let found = tagged_users::named(planner, ids, names)?;
    let pairs = request.tag.iter();
    let new = tags::read(pairs.map(|it| (it.key.as_deref(), it.value.as_deref())))?;
    for (user, permit) in found {
        let mut tags = user.tags.clone();
        for (key, value) in new.iter() {
            let tag = cloud_id::Tag::new(key, value).map_err(tags::refused)?;
            tags = tags.with(tag).map_err(tags::refused)?;
        }
        tagged_users::put(planner, &permit, &user, tags);
    }
    Ok(Response {})
}
