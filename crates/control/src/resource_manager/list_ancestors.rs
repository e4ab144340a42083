use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_ancestors as directory;
use openapi::generated::resourcemanager::list_ancestors::Request;

use crate::planner::Planner;
use crate::resource_directory::list_ancestors;

/// As `ResourceDirectoryMaster:ListAncestors` does.
///
/// Source: ResourceManager API, `ListAncestors`.
pub(crate) fn plan(
    planner: &mut Planner<'_>,
    request: &Request,
) -> Result<directory::Response, ApiError> {
    let request = directory::Request {
        child_id: request.child_id.clone(),
    };
    list_ancestors::plan(planner, &request)
}
