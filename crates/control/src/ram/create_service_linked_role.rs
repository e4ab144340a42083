use std::sync::Arc;

use openapi::generated::ram::create_service_linked_role::{Request, Response, ResponseRole};
use openapi::{ApiError, errors};
use ram::KnownKey;
use ram::directory::{Attachments, Entity, LinkedService, Role, RoleId};

use super::{refusal, subject};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes the role of a service, which the service alone takes on. It has no policy here, where none of these
/// services runs.
///
/// Source: RAM API, `CreateServiceLinkedRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let name = request.service_name.clone().unwrap_or_default();
    let permit = planner.permit_with("role/*", planner.account(), &name, |context, name| {
        context.set(KnownKey::ServiceName, name.as_str());
    })?;
    let none = || errors::ENTITY_NOT_EXIST_SERVICE_NAME.with(&name);
    let service = LinkedService::named(&name).ok_or_else(none)?;
    for (name, given) in [
        ("CustomSuffix", &request.custom_suffix),
        ("Description", &request.description),
    ] {
        if given.as_deref().is_some_and(|it| !it.is_empty()) {
            let why = "the service has one role, with a description of its own";
            return Err(errors::INVALID_PARAMETER.with(format_args!("{name}: {why}")));
        }
    }
    let role_name = subject::role_name(Some(service.role_name))?;
    let identities = planner.identities();
    identities
        .may_add_role(&role_name)
        .map_err(refusal::refused)?;
    let now = planner.now();
    let role = Role {
        id: RoleId::from_random(planner.random()),
        name: role_name,
        description: service.description(),
        trust: service.trust().into(),
        max_session_secs: Role::SESSION_SECS.0,
        allows_console_login: false,
        policies: Attachments::default(),
        tags: cloud_id::Tags::default(),
        service: Some(service.name.to_owned()),
        created: now,
        updated: now,
    };
    let response = Response {
        role: ResponseRole {
            arn: role.arn(planner.account()),
            assume_role_policy_document: role.trust.to_string(),
            create_date: role.created.to_string(),
            description: role.description.clone(),
            is_service_linked_role: true,
            role_id: role.id.to_string(),
            role_name: role.name.to_string(),
        },
    };
    planner.bump(GuardKey::Directory(planner.account()));
    planner.put_identity(&permit, Entity::Role(Arc::new(role)));
    Ok(response)
}
