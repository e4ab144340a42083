use openapi::ApiError;
use openapi::generated::ram::get_group::{Request, Response, ResponseGroup};

use super::subject;
use crate::planner::Planner;

/// Shows a user group.
///
/// Source: RAM API, `GetGroup`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (group, _) = subject::group(planner, request.group_name.as_deref())?;
    Ok(Response {
        group: ResponseGroup {
            comments: group.comments.clone(),
            create_date: group.created.to_string(),
            group_id: group.id.to_string(),
            group_name: group.name.to_string(),
            update_date: group.updated.to_string(),
        },
    })
}
