use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::disable_control_policy::{Request, Response};

use super::enable_control_policy::switch;
use crate::planner::Planner;

/// Puts control policies out of force and detaches all of them. They stay, and cannot be attached.
///
/// Source: ResourceDirectoryMaster API, `DisableControlPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    Ok(Response {
        enablement_status: switch(planner, false)?.to_owned(),
    })
}
