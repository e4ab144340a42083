use openapi::ApiError;
use openapi::generated::ram::list_policy_versions as ram;
use openapi::generated::resourcemanager::list_policy_versions::{Request, Response, ResponsePolicyVersion};

use crate::planner::Planner;
use crate::ram::list_policy_versions;

/// As `Ram:ListPolicyVersions` does.
///
/// Source: ResourceManager API, `ListPolicyVersions`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let request = ram::Request {
        policy_name: request.policy_name.clone(),
        policy_type: request.policy_type.clone(),
    };
    let answer = list_policy_versions::plan(planner, &request)?;
    Ok(Response {
        policy_versions: answer.policy_versions.into_iter().map(policy_version).collect(),
    })
}

fn policy_version(it: ram::ResponsePolicyVersion) -> ResponsePolicyVersion {
    ResponsePolicyVersion {
        create_date: it.create_date,
        is_default_version: it.is_default_version,
        version_id: it.version_id,
    }
}
