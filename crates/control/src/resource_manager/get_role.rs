use openapi::ApiError;
use openapi::generated::ram::get_role as ram;
use openapi::generated::resourcemanager::get_role::{Request, Response, ResponseRole, ResponseRoleLatestDeletionTask};

use crate::planner::Planner;
use crate::ram::get_role;

/// As `Ram:GetRole` does.
///
/// Source: ResourceManager API, `GetRole`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = ram::Request {
        role_name: request.role_name.clone(),
    };
    let answer = get_role::plan(planner, &request)?;
    Ok(Response {
        role: role(answer.role),
    })
}

fn role(it: ram::ResponseRole) -> ResponseRole {
    ResponseRole {
        arn: it.arn,
        assume_role_policy_document: it.assume_role_policy_document,
        create_date: it.create_date,
        description: it.description,
        is_service_linked_role: it.is_service_linked_role,
        latest_deletion_task: role_latest_deletion_task(it.latest_deletion_task),
        max_session_duration: it.max_session_duration,
        role_id: it.role_id,
        role_name: it.role_name,
        role_principal_name: it.role_principal_name,
        update_date: it.update_date,
    }
}

fn role_latest_deletion_task(it: ram::ResponseRoleLatestDeletionTask) -> ResponseRoleLatestDeletionTask {
    ResponseRoleLatestDeletionTask {
        create_date: it.create_date,
        deletion_task_id: it.deletion_task_id,
    }
}
