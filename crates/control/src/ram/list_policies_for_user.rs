use openapi::ApiError;
use openapi::generated::ram::list_policies_for_user::{Request, Response, ResponsePolicy};
use ram::directory::Scope;

use super::policy::ShownPolicy;
use super::subject;
use crate::planner::Planner;

/// Lists the policies that are attached to a user for the whole account.
///
/// Source: RAM API, `ListPoliciesForUser`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (user, _) = subject::user(planner, request.user_name.as_deref())?;
    let identities = planner.identities();
    let mut policies = Vec::new();
    for attachment in user.policies.iter().filter(|it| it.scope == Scope::Account) {
        let policy = ShownPolicy::attached(&identities, &attachment.policy)?;
        policies.push(ResponsePolicy {
            attach_date: attachment.attached.to_string(),
            default_version: policy.default_version()?.id.clone(),
            description: policy.description.clone(),
            policy_name: policy.name(),
            policy_type: policy.kind(),
        });
    }
    Ok(Response { policies })
}
