use std::sync::Arc;

use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::deregister_delegated_administrator::{
    Request, Response,
};
use ram::directory::{Entity, undelegate};

use super::{found, refusal};
use crate::planner::Planner;

/// Takes a trusted service from a member that administers it.
///
/// Source: ResourceDirectoryMaster API, `DeregisterDelegatedAdministrator`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = request.account_id.as_deref();
    let resource = format!("account/{}", id.unwrap_or_default());
    let permit = planner.permit(&resource, planner.account())?;
    let organization = found::own(planner)?;
    let member = organization.member(id)?;
    let service = request.service_principal.as_deref().unwrap_or_default();
    let member = undelegate(&member, service).map_err(refusal::refused)?;
    planner.put_identity(&permit, Entity::Member(Arc::new(member)));
    Ok(Response {})
}
