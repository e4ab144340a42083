use openapi::generated::resourcedirectorymaster::list_control_policies::{
    Request, Response, ResponseControlPolicy, ResponseControlPolicyTag,
};
use openapi::{ApiError, errors};
use ram::PolicyKind;

use super::create_control_policy::EFFECT_SCOPE;
use super::found::{self, ShownPolicy};
use super::list_folders_for_parent::PAGES;
use crate::paging::PageRequest;
use crate::planner::Planner;
use crate::words;

/// Lists control policies.
///
/// Source: ResourceDirectoryMaster API, `ListControlPolicies`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    planner.permit("policy/controlpolicy/*", planner.account())?;
    let organization = found::own(planner)?;
    let kind = match request.policy_type.as_deref() {
        None | Some("") => None,
        Some(word) => {
            let kind = PolicyKind::of(word);
            Some(kind.ok_or_else(|| errors::INVALID_PARAMETER_POLICY_TYPE.with(word))?)
        }
    };
    let tags_of = |policy: &ShownPolicy| {
        let custom = organization.identities.control_policy(&policy.id);
        custom.map(|it| it.tags.clone()).unwrap_or_default()
    };
    let is_asked_for = |policy: &ShownPolicy| {
        let tags = request
            .tag
            .iter()
            .map(|it| (it.key.as_deref(), it.value.as_deref()));
        kind.is_none_or(|it| it == policy.kind) && words::has_tags(&tags_of(policy), tags)
    };
    let policies = organization.policies().filter(is_asked_for).collect();
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let page = planner.page(policies, pages, PAGES, |it: &ShownPolicy| it.name.clone())?;
    let shown = |policy: ShownPolicy| ResponseControlPolicy {
        attachment_count: organization
            .identities
            .control_attachments(&policy.id)
            .to_string(),
        tags: tags_of(&policy)
            .iter()
            .map(|(key, value)| ResponseControlPolicyTag {
                key: key.to_owned(),
                value: value.to_owned(),
            })
            .collect(),
        create_date: policy.created,
        description: policy.description,
        effect_scope: EFFECT_SCOPE.to_owned(),
        policy_id: policy.id.to_string(),
        policy_name: policy.name,
        policy_type: policy.kind.word().to_owned(),
        update_date: policy.updated,
    };
    Ok(Response {
        control_policies: page.items.into_iter().map(shown).collect(),
        page_number: page.page_number,
        page_size: page.page_size,
        total_count: page.total,
    })
}
