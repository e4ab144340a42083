use cloud_id::AccountId;
use openapi::generated::resourcedirectorymaster::get_account_deletion_status::{
    Request, Response, ResponseRdAccountDeletionStatus,
    ResponseRdAccountDeletionStatusFailReasonList,
};
use openapi::{ApiError, errors};
use ram::directory::DeletionObstacle;

use super::delete_account::AT_ONCE;
use super::found;
use crate::planner::Planner;

/// Tells what became of the deletion of a member, also when it is gone.
///
/// Source: ResourceDirectoryMaster API, `GetAccountDeletionStatus`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref().unwrap_or_default();
    planner.permit(&format!("account/{id}"), planner.account())?;
    let organization = found::own(planner)?;
    let account: AccountId = id.parse().map_err(|_| errors::INVALID_PARAMETER_ACCOUNT_ID.with(id))?;
    let deletion = organization.identities.account_deletion(account);
    let deletion = deletion.ok_or_else(|| errors::ENTITY_NOT_EXISTS_ACCOUNT.error())?;
    let reason = |it: &DeletionObstacle| ResponseRdAccountDeletionStatusFailReasonList {
        description: it.what.clone(),
        name: it.service.clone(),
    };
    Ok(Response {
        rd_account_deletion_status: ResponseRdAccountDeletionStatus {
            account_id: account.to_string(),
            create_time: deletion.began.to_string(),
            deletion_time: deletion.began.to_string(),
            deletion_type: AT_ONCE.to_owned(),
            fail_reason_list: deletion.obstacles.iter().map(reason).collect(),
            status: deletion.status().to_owned(),
        },
    })
}
