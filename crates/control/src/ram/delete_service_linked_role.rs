use openapi::generated::ram::delete_service_linked_role::{Request, Response};
use openapi::{ApiError, errors};
use ram::KnownKey;
use ram::directory::{EntityId, EntityKey};

use super::{refusal, subject};
use crate::planner::Planner;

/// Deletes the role of a service, at once: nothing here uses it.
///
/// Source: RAM API, `DeleteServiceLinkedRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = subject::role_name(request.role_name.as_deref())?;
    let identities = planner.identities();
    let found = identities.role_named(name.as_str());
    let service = found.ok().and_then(|it| it.service.clone()).unwrap_or_default();
    let resource = format!("role/{}", name.folded());
    let account = planner.account();
    let permit = planner.permit_with(&resource, account, &service, |context, service| {
        context.set(KnownKey::ServiceName, service.as_str());
    })?;
    let role = found.map_err(refusal::refused)?;
    if role.service.is_none() {
        return Err(errors::ENTITY_NOT_EXIST_SERVICE_LINKED_ROLE.error());
    }
    let key = EntityKey {
        account: planner.account(),
        id: EntityId::Role(role.id),
    };
    planner.delete_identity(&permit, key);
    let task = format!("{:032x}", planner.random());
    Ok(Response {
        deletion_task_id: format!("task/acs-service-role/{service}/{}/{task}", role.name),
    })
}
