use std::sync::Arc;

use openapi::generated::ram::create_policy::{Request, Response, ResponsePolicy};
use openapi::{ApiError, errors};
use ram::directory::{Entity, Policy};
use ram::{DocumentKind, PolicyDocument, PolicyKind};

use super::{refusal, subject, tags, text};
use crate::guard_key::GuardKey;
use crate::planner::Planner;

/// Makes a policy of the account with its first version.
///
/// Source: RAM API, `CreatePolicy`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let permit = planner.permit("policy/*", planner.account())?;
    let name = subject::policy_name(request.policy_name.as_deref())?;
    let description = request.description.as_deref();
    let description =
        text::bounded(description, 1_024, &errors::INVALID_PARAMETER_DESCRIPTION_LENGTH)?;
    let document = request.policy_document.as_deref().unwrap_or_default();
    let dialect = planner.identities().settings().dialect;
    PolicyDocument::parse(document, DocumentKind::Identity, dialect)
        .map_err(|error| refusal::malformed(&error))?;
    planner.identities().may_add_policy(&name).map_err(refusal::refused)?;
    let pairs = request.tag.iter();
    let tags = tags::read(pairs.map(|it| (it.key.as_deref(), it.value.as_deref())))?;
    let policy = Policy {
        tags,
        ..Policy::new(name, description, document.into(), planner.now())
    };
    let response = Response {
        policy: ResponsePolicy {
            create_date: policy.created.to_string(),
            default_version: policy.default_version().map(|it| it.id()).unwrap_or_default(),
            description: policy.description.clone(),
            policy_name: policy.name.to_string(),
            policy_type: PolicyKind::Custom.word().to_owned(),
        },
    };
    planner.bump(GuardKey::Directory(planner.account()));
    planner.put_identity(&permit, Entity::Policy(Arc::new(policy)));
    Ok(response)
}
