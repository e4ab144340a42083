use openapi::generated::resourcemanager::get_service_linked_role_deletion_status::{
    Request, Response, ResponseReason,
};
use openapi::{ApiError, errors};
use ram::directory::RoleName;

use crate::planner::Planner;

/// Tells how the deletion of a service's role stands. It is done before its task is told of.
///
/// Source: ResourceManager API, `GetServiceLinkedRoleDeletionStatus`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let text = request.deletion_task_id.as_deref().unwrap_or_default();
    let refused = || errors::INVALID_PARAMETER_DELETION_TASK_ID.with(text);
    let name: Vec<&str> = text.split('/').collect();
    let ["task", "acs-service-role", _, name, _] = name[..] else {
        return Err(refused());
    };
    let name: RoleName = name.parse().map_err(|_| refused())?;
    planner.permit(&format!("role/{}", name.folded()), planner.account())?;
    Ok(Response {
        reason: ResponseReason::default(),
        status: "SUCCEEDED".to_owned(),
    })
}
