use openapi::ApiError;
use openapi::generated::ram::get_policy::{
    Request, Response, ResponseDefaultPolicyVersion, ResponsePolicy,
};

use super::policy;
use crate::planner::Planner;

/// Shows a policy with the document that holds.
///
/// Source: RAM API, `GetPolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (kind, name) = (request.policy_type.as_deref(), request.policy_name.as_deref());
    let policy = policy::shown(planner, kind, name)?;
    let holds = policy.default_version()?;
    Ok(Response {
        default_policy_version: ResponseDefaultPolicyVersion {
            create_date: holds.created.to_string(),
            is_default_version: true,
            policy_document: holds.document.to_string(),
            version_id: holds.id.clone(),
        },
        policy: ResponsePolicy {
            attachment_count: policy.attachment_count(&planner.identities()),
            create_date: policy.created.to_string(),
            default_version: holds.id.clone(),
            description: policy.description.clone(),
            policy_document: holds.document.to_string(),
            policy_name: policy.name(),
            policy_type: policy.kind(),
            update_date: policy.updated.to_string(),
        },
    })
}
