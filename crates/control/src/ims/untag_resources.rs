use openapi::ApiError;
use openapi::generated::ims::untag_resources::{Request, Response};

use super::tagged_users;
use crate::planner::Planner;

/// Takes tags off users: those of some keys, or all where no key is given and all are asked for.
///
/// Source: IMS API, `UntagResources`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    tagged_users::check_type(request.resource_type.as_deref())?;
    let (ids, names) = (&request.resource_id, &request.resource_principal_name);
    let keys = request.tag_key.as_slice();
    for (user, permit) in tagged_users::named(planner, ids, names)? {
        let tags = match (keys, request.all) {
            ([], Some(true)) => cloud_id::Tags::default(),
            _ => keys
                .iter()
                .fold(user.tags.clone(), |tags, key| tags.without(key)),
        };
        tagged_users::put(planner, &permit, &user, tags);
    }
    Ok(Response {})
}
