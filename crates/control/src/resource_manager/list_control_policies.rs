use openapi::ApiError;
use openapi::generated::resourcedirectorymaster::list_control_policies as directory;
use openapi::generated::resourcemanager::list_control_policies::{
    Request, Response, ResponseControlPolicy,
};

use crate::planner::Planner;
use crate::resource_directory::list_control_policies;

/// As `ResourceDirectoryMaster:ListControlPolicies` does.
///
/// Source: ResourceManager API, `ListControlPolicies`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = directory::Request {
        page_number: request.page_number,
        page_size: request.page_size,
        policy_type: request.policy_type.clone(),
        ..directory::Request::default()
    };
    let answer = list_control_policies::plan(planner, &request)?;
    Ok(Response {
        control_policies: answer
            .control_policies
            .into_iter()
            .map(control_policy)
            .collect(),
        page_number: answer.page_number,
        page_size: answer.page_size,
        total_count: answer.total_count,
    })
}

fn control_policy(it: directory::ResponseControlPolicy) -> ResponseControlPolicy {
    ResponseControlPolicy {
        attachment_count: it.attachment_count,
        create_date: it.create_date,
        description: it.description,
        effect_scope: it.effect_scope,
        policy_id: it.policy_id,
        policy_name: it.policy_name,
        policy_type: it.policy_type,
        update_date: it.update_date,
    }
}
