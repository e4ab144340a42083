use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::delete_folder::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::{found, refusal};
use crate::planner::Planner;

/// Deletes a folder in which nothing is.
///
/// Source: ResourceDirectoryMaster API, `DeleteFolder`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.folder_id.as_deref();
    let permit = planner.permit(
        &format!("folder/{}", id.unwrap_or_default()),
        planner.account(),
    )?;
    let organization = found::own(planner)?;
    let folder = organization.folder(id)?;
    organization
        .identities
        .may_delete_folder(&folder)
        .map_err(refusal::refused)?;
    organization.bump(planner);
    let id = EntityId::Folder(folder.id.clone());
    planner.delete_identity(
        &permit,
        EntityKey {
            account: permit.owner(),
            id,
        },
    );
    Ok(Response {})
}
