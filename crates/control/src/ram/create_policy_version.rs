use openapi::generated::ram::create_policy_version::{Request, Response, ResponsePolicyVersion};
use openapi::{ApiError, errors};
use ram::{DocumentKind, PolicyDocument};

use super::{policy, refusal};
use crate::planner::Planner;

/// Makes a version of a policy of the account, which holds from now on if that is asked for.
///
/// Source: RAM API, `CreatePolicyVersion`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (policy, permit) = policy::custom(planner, request.policy_name.as_deref())?;
    let rotates = match request.rotate_strategy.as_deref() {
        None | Some("" | "None") => false,
        Some("DeleteOldestNonDefaultVersionWhenLimitExceeded") => true,
        Some(other) => return Err(errors::INVALID_PARAMETER_ROTATE_STRATEGY.with(other)),
    };
    let document = request.policy_document.as_deref().unwrap_or_default();
    let dialect = planner.identities().settings().dialect;
    PolicyDocument::parse(document, DocumentKind::Identity, dialect)
        .map_err(|error| refusal::malformed(&error))?;
    let is_default = request.set_as_default == Some(true);
    let changed = policy
        .with_version(document.into(), is_default, rotates, planner.now())
        .map_err(refusal::refused)?;
    let made = changed.versions.last();
    let response = Response {
        policy_version: ResponsePolicyVersion {
            create_date: planner.now().to_string(),
            is_default_version: is_default,
            policy_document: document.to_owned(),
            version_id: made.map(|it| it.id()).unwrap_or_default(),
        },
    };
    policy::put(planner, &permit, changed);
    Ok(response)
}
