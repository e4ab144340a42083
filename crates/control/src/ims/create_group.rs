use openapi::generated::ims::create_group::{Request, Response, ResponseGroup};
use openapi::generated::ram::create_group as of_ram;
use openapi::{ApiError, errors};

use crate::planner::Planner;
use crate::ram::{create_group, text};

/// Makes a user group, with nobody in it.
///
/// Source: IMS API, `CreateGroup`.
pub(super) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let display = request.display_name.as_deref();
    let display = text::bounded(display, 24, &errors::INVALID_PARAMETER_DISPLAY_NAME_LENGTH)?;
    let request = of_ram::Request {
        comments: request.comments.clone(),
        group_name: request.group_name.clone(),
    };
    let group = create_group::make(planner, &request, display)?;
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
