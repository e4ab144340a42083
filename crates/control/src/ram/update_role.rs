use std::sync::Arc;

use openapi::generated::ram::update_role::{Request, Response, ResponseRole};
use openapi::{ApiError, errors};
use ram::directory::{Entity, Role};

use super::{subject, text, trust};
use crate::planner::Planner;

/// Changes a role. What is not given stays. Sessions that go on are not touched by another trust.
///
/// Source: RAM API, `UpdateRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (role, permit) = subject::role(planner, request.role_name.as_deref())?;
    trust::not_of_a_service(&role)?;
    let mut changed = Role::clone(&role);
    if let Some(document) = request.new_assume_role_policy_document.as_deref() {
        let length = &errors::INVALID_PARAMETER_NEW_ASSUME_ROLE_POLICY_DOCUMENT_LENGTH;
        changed.trust = trust::read(planner, document, length)?.text().into();
    }
    let description = request.new_description.as_deref();
    let description = description.map(|it| {
        text::bounded(Some(it), 1_024, &errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH)
    });
    text::replace(&mut changed.description, description)?;
    if let Some(secs) = request.new_max_session_duration {
        let refused = &errors::INVALID_PARAMETER_NEW_MAX_SESSION_DURATION_RANGE;
        changed.max_session_secs = trust::session_secs(secs, refused)?;
    }
    if let Some(allows) = request.new_allow_console_login {
        changed.allows_console_login = allows;
    }
    changed.updated = planner.now();
    let response = Response {
        role: ResponseRole {
            allow_console_login: changed.allows_console_login,
            arn: changed.arn(planner.account()),
            assume_role_policy_document: changed.trust.to_string(),
            create_date: changed.created.to_string(),
            description: changed.description.clone(),
            max_session_duration: changed.max_session_secs.into(),
            role_id: changed.id.to_string(),
            role_name: changed.name.to_string(),
            update_date: changed.updated.to_string(),
        },
    };
    planner.put_identity(&permit, Entity::Role(Arc::new(changed)));
    Ok(response)
}
