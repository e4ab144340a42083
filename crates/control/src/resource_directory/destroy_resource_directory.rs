use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::destroy_resource_directory::{Request, Response};
use ram::directory::{EntityId, EntityKey};

use super::{found, refusal};
use crate::planner::Planner;

/// Takes the resource directory away, with its root folder, its control policies and its invitations. It has no member and no other
/// folder.
///
/// Source: ResourceDirectoryMaster API, `DestroyResourceDirectory`.
pub(crate) fn plan(planner: &mut Planner<'_>, _: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("*", planner.account())?;
    let organization = found::own(planner)?;
    let identities = &organization.identities;
    identities
        .may_destroy_resource_directory()
        .map_err(refusal::not_destroyed)?;
    let folders = identities
        .folders()
        .map(|it| EntityId::Folder(it.id.clone()));
    let policies = identities
        .control_policies()
        .map(|it| EntityId::ControlPolicy(it.id.clone()));
    let handshakes = identities
        .handshakes()
        .map(|it| EntityId::Handshake(it.id.clone()));
    let all = folders.chain(policies).chain(handshakes);
    for id in all.chain([EntityId::ResourceDirectory]) {
        planner.delete_identity(
            &permit,
            EntityKey {
                account: permit.owner(),
                id,
            },
        );
    }
    organization.bump(planner);
    Ok(Response {})
}
