use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::disable_control_policy as directory;
use openapi::generated::resourcemanager::disable_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::disable_control_policy;

/// As `ResourceDirectoryMaster:DisableControlPolicy` does.
///
/// Source: ResourceManager API, `DisableControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    _: &Request,
) -> Result<directory::Response, ApiError> {
    disable_control_policy::plan(planner, &directory::Request {})
}
