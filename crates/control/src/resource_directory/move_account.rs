use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::move_account::{Request, Response};
use ram::directory::{Entity, Member};

use super::found;
use crate::planner::Planner;

/// Moves a member into another folder. Its next call is decided by what is attached there and above.
///
/// Source: ResourceDirectoryMaster API, `MoveAccount`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    let permit = planner.permit(
        &format!("account/{}", id.unwrap_or_default()),
        planner.account(),
    )?;
    let organization = found::own(planner)?;
    let member = organization.member(id)?;
    let folder = organization.folder(request.destination_folder_id.as_deref())?;
    let moved = Member {
        folder: folder.id.clone(),
        updated: planner.now(),
        ..Member::clone(&member)
    };
    organization.bump(planner);
    planner.put_identity(&permit, Entity::Member(Arc::new(moved)));
    Ok(Response {})
}
