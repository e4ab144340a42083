use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::get_account_deletion_check_result::{
    Request, Response, ResponseAccountDeletionCheckResultInfo,
    ResponseAccountDeletionCheckResultInfoNotAllowReason,
};
use ram::directory::DeletionObstacle;

use super::{deletion, found};
use crate::planner::Planner;

/// Tells whether a member may be deleted now, and what stands against it. Nothing that does can be passed over.
///
/// Source: ResourceDirectoryMaster API, `GetAccountDeletionCheckResult`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    planner.permit(&format!("account/{}", id.unwrap_or_default()), planner.account())?;
    let organization = found::own(planner)?;
    let member = deletion::deletable(&organization, id)?;
    let obstacles = deletion::obstacles(planner, member.account);
    let reason = |it: &DeletionObstacle| ResponseAccountDeletionCheckResultInfoNotAllowReason {
        check_id: it.check.clone(),
        check_name: it.service.clone(),
        description: it.what.clone(),
    };
    Ok(Response {
        account_deletion_check_result_info: ResponseAccountDeletionCheckResultInfo {
            abandonable_checks: Vec::new(),
            allow_delete: obstacles.is_empty().to_string(),
            not_allow_reason: obstacles.iter().map(reason).collect(),
            status: "PreCheckComplete".to_owned(),
        },
    })
}
