use openapi::generated::ram::update_policy_description::{Request, Response, ResponsePolicy};
use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::Policy;

use super::{policy, text};
use crate::planner::Planner;

/// Changes what is said about a policy of the account.
///
/// Source: RAM API, `UpdatePolicyDescription`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (policy, permit) = policy::custom(planner, request.policy_name.as_deref())?;
    let description = request.new_description.as_deref();
    let refused = &errors::INVALID_PARAMETER_NEW_DESCRIPTION_LENGTH;
    let changed = Policy {
        description: text::bounded(description, 1_024, refused)?,
        updated: planner.now(),
        ..Policy::clone(&policy)
    };
    let default = changed.default_version();
    let response = Response {
        policy: ResponsePolicy {
            create_date: changed.created.to_string(),
            default_version: default.map(|it| it.id()).unwrap_or_default(),
            description: changed.description.clone(),
            policy_name: changed.name.to_string(),
            policy_type: PolicyKind::Custom.word().to_owned(),
            update_date: changed.updated.to_string(),
        },
    };
    policy::put(planner, &permit, changed);
    Ok(response)
}
