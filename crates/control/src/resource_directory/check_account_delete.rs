use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::check_account_delete::{Request, Response};

use super::{deletion, found};
use crate::planner::Planner;

/// Starts a check of whether a member may be deleted. A check takes no time and is of the moment: nothing is kept of it.
///
/// Source: ResourceDirectoryMaster API, `CheckAccountDelete`. Choice: docs/decisions/0031-resource-directory.md
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    planner.permit(&format!("account/{}", id.unwrap_or_default()), planner.account())?;
    let organization = found::own(planner)?;
    deletion::deletable(&organization, id)?;
    deletion::refuse_unless_enabled(&organization)?;
    Ok(Response {})
}
