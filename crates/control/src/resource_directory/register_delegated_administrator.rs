use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::register_delegated_administrator::{
    Request, Response,
};
use ram::directory::Entity;

use super::{found, refusal};
use crate::planner::Planner;

/// Lets a member administer a trusted service for the whole resource directory. It sees who and what is where in it.
///
/// Source: ResourceDirectoryMaster API, `RegisterDelegatedAdministrator`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    let resource = format!("account/{}", id.unwrap_or_default());
    let permit = planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let member = organization.member(id)?;
    let service = request.service_principal.as_deref().unwrap_or_default();
    let member = organization
        .identities
        .delegate(&member, service, planner.now())
        .map_err(refusal::refused)?;
    organization.bump(planner);
    planner.put_identity(&permit, Entity::Member(Arc::new(member)));
    Ok(Response {})
}
