use openapi::generated::ram::get_service_linked_role_template::{
    Request, Response, ResponseServiceLinkedRoleTemplate,
    ResponseServiceLinkedRoleTemplateRoleDescription,
};
use openapi::{ApiError, errors};
use ram::directory::LinkedService;

use crate::planner::Planner;

/// Shows which role a service gets.
///
/// Source: RAM API, `GetServiceLinkedRoleTemplate`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("*", planner.account())?;
    let name = request.service_name.as_deref().unwrap_or_default();
    let service = LinkedService::named(name);
    let service = service.ok_or_else(|| errors::ENTITY_NOT_EXIST_SERVICE_NAME.with(name))?;
    Ok(Response {
        service_linked_role_template: ResponseServiceLinkedRoleTemplate {
            multiple_roles_allowed: false,
            role_descriptions: vec![ResponseServiceLinkedRoleTemplateRoleDescription {
                description: service.description(),
                language: "en".to_owned(),
            }],
            role_name_prefix: service.role_name.to_owned(),
            service_name: service.name.to_owned(),
            system_policy_name: service.policy_name.to_owned(),
        },
    })
}
