use openapi::ApiError;
use openapi::generated::ram::get_policy as ram;
use openapi::generated::resourcemanager::get_policy::{Request, Response, ResponsePolicy};

use crate::planner::Planner;
use crate::ram::get_policy;

/// As `Ram:GetPolicy` does.
///
/// Source: ResourceManager API, `GetPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = ram::Request {
        policy_name: request.policy_name.clone(),
        policy_type: request.policy_type.clone(),
    };
    let answer = get_policy::plan(planner, &request)?;
    Ok(Response {
        policy: policy(answer.policy),
    })
}

fn policy(it: ram::ResponsePolicy) -> ResponsePolicy {
    ResponsePolicy {
        attachment_count: it.attachment_count,
        create_date: it.create_date,
        default_version: it.default_version,
        description: it.description,
        policy_document: it.policy_document,
        policy_name: it.policy_name,
        policy_type: it.policy_type,
        update_date: it.update_date,
    }
}
