use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::enable_control_policy as directory;
use openapi::generated::resourcemanager::enable_control_policy::Request;

use crate::planner::Planner;
use crate::resource_directory::enable_control_policy;

/// As `ResourceDirectoryMaster:EnableControlPolicy` does.
///
/// Source: ResourceManager API, `EnableControlPolicy`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    _: &Request,
) -> Result<directory::Response, ApiError> {
    enable_control_policy::plan(planner, &directory::Request {})
}
