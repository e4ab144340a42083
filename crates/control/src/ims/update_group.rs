use openapi::generated::ims::update_group::{Request, Response, ResponseGroup};
use openapi::generated::ram::update_group as of_ram;
use openapi::{ApiError, errors};

use crate::planner::Planner;
use crate::ram::{text, update_group};

/// Changes the names of a user group, or what is said about it. What is not given stays.
///
/// Source: IMS API, `UpdateGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let refused = &errors::INVALID_PARAMETER_NEW_DISPLAY_NAME_LENGTH;
    let display = request.new_display_name.as_deref();
    let display = display.map(|it| text::bounded(Some(it), 24, refused));
    let display = display.transpose()?;
    let request = of_ram::Request {
        group_name: request.group_name.clone(),
        new_comments: request.new_comments.clone(),
        new_group_name: request.new_group_name.clone(),
    };
    let group = update_group::change(planner, &request, display)?;
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
