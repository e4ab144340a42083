use openapi::ApiError;
use openapi::generated::ram::list_policy_versions::{Request, Response, ResponsePolicyVersion};

use super::policy;
use crate::planner::Planner;

/// Lists the versions of a policy, the oldest first.
///
/// Source: RAM API, `ListPolicyVersions`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = policy::shown(planner, kind, name)?;
    let versions = policy.versions.iter().map(|it| ResponsePolicyVersion {
        create_date: it.created.to_string(),
        is_default_version: it.is_default,
        policy_document: it.document.to_string(),
        version_id: it.id.clone(),
    });
    Ok(Response {
        policy_versions: versions.collect(),
    })
}
