use openapi::generated::resourcedirectorymaster::remove_cloud_account::{Request, Response};
use openapi::{ApiError, errors};
use ram::directory::{EntityId, EntityKey, MemberKind};

use super::found;
use crate::planner::Planner;

/// Takes an invited account out of the resource directory. One that was made there is not taken out.
///
/// Source: ResourceDirectoryMaster API, `RemoveCloudAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    let permit = planner.permit(
        &format!("account/{}", id.unwrap_or_default()),
        planner.account(),
    )?;
    let organization = found::own(planner)?;
    let member = organization.member(id)?;
    if member.kind == MemberKind::ResourceAccount {
        return Err(errors::NOT_SUPPORT_ACCOUNT_TYPE.with(member.kind.word()));
    }
    organization.bump(planner);
    let id = EntityId::Member(member.account);
    planner.delete_identity(
        &permit,
        EntityKey {
            account: permit.owner(),
            id,
        },
    );
    Ok(Response {})
}
