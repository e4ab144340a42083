use openapi::ApiError;
use openapi::generated::ram::get_policy_version::{Request, Response, ResponsePolicyVersion};

use super::policy;
use crate::planner::Planner;

/// Shows a version of a policy, its document byte for byte.
///
/// Source: RAM API, `GetPolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = policy::shown(planner, kind, name)?;
    let version = policy.version(policy::version_id(request.version_id.as_deref())?)?;
    Ok(Response {
        policy_version: ResponsePolicyVersion {
            create_date: version.created.to_string(),
            is_default_version: version.is_default,
            policy_document: version.document.to_string(),
            version_id: version.id.clone(),
        },
    })
}
