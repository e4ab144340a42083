use openapi::ApiError;
use openapi::generated::ram::get_role::{
    Request, Response, ResponseRole, ResponseRoleLatestDeletionTask,
};

use super::subject;
use crate::planner::Planner;

/// Shows a role, its trust policy byte for byte.
///
/// Source: RAM API, `GetRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (role, _) = subject::role(planner, request.role_name.as_deref())?;
    let account = planner.account();
    Ok(Response {
        role: ResponseRole {
            allow_console_login: role.allows_console_login,
            arn: role.arn(account),
            assume_role_policy_document: role.trust.to_string(),
            create_date: role.created.to_string(),
            description: role.description.clone(),
            is_service_linked_role: role.service.is_some(),
            // A role that is deleted is gone at once.
            latest_deletion_task: ResponseRoleLatestDeletionTask {
                create_date: None,
                deletion_task_id: None,
            },
            max_session_duration: role.max_session_secs.into(),
            role_id: role.id.to_string(),
            role_name: role.name.to_string(),
            role_principal_name: format!("{}@role.{account}.onaliyunservice.com", role.name),
            update_date: role.updated.to_string(),
        },
    })
}
