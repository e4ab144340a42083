use openapi::ApiError;
use openapi::generated::ram::create_policy_version as ram;
use openapi::generated::resourcemanager::create_policy_version::{Request, Response, ResponsePolicyVersion};

use crate::planner::Planner;
use crate::ram::create_policy_version;

/// As `Ram:CreatePolicyVersion` does.
///
/// Source: ResourceManager API, `CreatePolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = ram::Request {
        policy_document: request.policy_document.clone(),
        policy_name: request.policy_name.clone(),
        set_as_default: request.set_as_default,
        ..ram::Request::default()
    };
    let answer = create_policy_version::plan(planner, &request)?;
    Ok(Response {
        policy_version: policy_version(answer.policy_version),
    })
}

fn policy_version(it: ram::ResponsePolicyVersion) -> ResponsePolicyVersion {
    ResponsePolicyVersion {
        create_date: it.create_date,
        is_default_version: it.is_default_version,
        version_id: it.version_id,
    }
}
