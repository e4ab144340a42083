use openapi::ApiError;
use openapi::generated::ram::list_policies::{
    Request, Response, ResponsePolicy, ResponsePolicyTag,
};
use ram::PolicyKind;
use ram::directory::{AccountDirectory, SystemPolicy};

use super::policy::ShownPolicy;
use super::{marker, subject};
use crate::planner::Planner;
use crate::words;

/// Lists the policies of the account and those that the vendor wrote.
///
/// Source: RAM API, `ListPolicies`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("policy/*", planner.account())?;
    let kind = match request.policy_type.as_deref() {
        None | Some("") => None,
        text => Some(subject::policy_kind(text)?),
    };
    let identities = planner.identities();
    let mut policies = Vec::new();
    if kind != Some(PolicyKind::System) {
        policies.extend(identities.policies().map(|it| ShownPolicy::of_account(it)));
    }
    if kind != Some(PolicyKind::Custom) {
        for policy in SystemPolicy::all() {
            policies.push(ShownPolicy::of_system(policy)?);
        }
    }
    let tags = || request.tag.iter().map(|it| (it.key.as_deref(), it.value.as_deref()));
    policies.retain(|it| words::has_tags(&it.tags, tags()));
    let (from, most) = (request.marker.as_deref(), request.max_items);
    // Two policies may have one name where their kinds differ.
    let name = |it: &ShownPolicy| format!("{} {}", it.reference.name.folded(), it.kind());
    let page = marker::page(policies.into_iter(), name, from, most)?;
    let (is_truncated, marker) = (page.is_truncated(), page.marker());
    let policies: Result<_, ApiError> =
        page.items.iter().map(|it| shown(&identities, it)).collect();
    Ok(Response {
        is_truncated,
        marker,
        policies: policies?,
    })
}

fn shown(identities: &AccountDirectory, policy: &ShownPolicy) -> Result<ResponsePolicy, ApiError> {
    let tags = policy.tags.iter().map(|(key, value)| ResponsePolicyTag {
        tag_key: key.to_owned(),
        tag_value: value.to_owned(),
    });
    Ok(ResponsePolicy {
        attachment_count: policy.attachment_count(identities),
        create_date: policy.created.to_string(),
        default_version: policy.default_version()?.id.clone(),
        description: policy.description.clone(),
        policy_name: policy.name(),
        policy_type: policy.kind(),
        tags: tags.collect(),
        update_date: policy.updated.to_string(),
    })
}
