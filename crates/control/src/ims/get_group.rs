use openapi::ApiError;
use openapi::generated::ims::get_group::{Request, Response, ResponseGroup};

use crate::planner::Planner;
use crate::ram::subject;

/// Shows a user group.
///
/// Source: IMS API, `GetGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, _) = subject::group(planner, request.group_name.as_deref())?;
    Ok(Response {
        group: ResponseGroup {
            comments: group.comments.clone(),
            create_date: group.created.to_string(),
            display_name: group.display_name.clone(),
            group_id: group.id.to_string(),
            group_name: group.name.to_string(),
            update_date: group.updated.to_string(),
        },
    })
}
