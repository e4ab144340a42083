use openapi::generated::resourcemanager::list_policy_attachments::{
    Request, Response, ResponsePolicyAttachment,
};
use openapi::{ApiError, errors};
use ram::PolicyKind;
use ram::directory::{Grantee, Scope};

use super::principal::named;
use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::ram::policy::ShownPolicy;

/// Lists which policy is attached to whom, and in which scope. The scope of the whole account is named by its id.
///
/// Source: ResourceManager API, `ListPolicyAttachments`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let account = planner.account();
    planner.permit("*", account)?;
    let given = |text: &Option<String>| text.clone().filter(|it| !it.is_empty());
    let kind = match given(&request.policy_type) {
        None => None,
        Some(word) => {
            let kind = PolicyKind::of(&word);
            Some(kind.ok_or_else(|| errors::INVALID_PARAMETER_POLICY_TYPE.with(word))?)
        }
    };
    let (policy_name, scope) = (given(&request.policy_name), given(&request.resource_group_id));
    let (name, principal_kind) = (given(&request.principal_name), given(&request.principal_type));
    let identities = planner.identities();
    let users = identities.users().map(|it| (Grantee::User(it.id), &it.policies));
    let groups = identities.groups().map(|it| (Grantee::Group(it.id), &it.policies));
    let roles = identities.roles().map(|it| (Grantee::Role(it.id), &it.policies));
    let mut all = Vec::new();
    for (grantee, attachments) in users.chain(groups).chain(roles) {
        let Some(principal) = named(planner, grantee) else {
            continue;
        };
        let is_other = |wanted: &Option<String>, is: &str| {
            wanted.as_ref().is_some_and(|it| !it.eq_ignore_ascii_case(is))
        };
        if is_other(&name, &principal.name) || is_other(&principal_kind, principal.kind) {
            continue;
        }
        for attachment in attachments.iter() {
            let of = match &attachment.scope {
                Scope::Account => account.to_string(),
                Scope::ResourceGroup(id) => id.to_string(),
            };
            let policy = &attachment.policy;
            let is_meant = kind.is_none_or(|it| it == policy.kind)
                && !is_other(&policy_name, policy.name.as_str())
                && !is_other(&scope, &of);
            if !is_meant {
                continue;
            }
            all.push(ResponsePolicyAttachment {
                attach_date: attachment.attached.to_string(),
                description: ShownPolicy::attached(&identities, policy)?.description,
                policy_name: policy.name.to_string(),
                policy_type: policy.kind.word().to_owned(),
                principal_name: principal.name.clone(),
                principal_type: principal.kind.to_owned(),
                resource_group_id: of,
            });
        }
    }
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let key = |it: &ResponsePolicyAttachment| {
        let (who, what) = (&it.principal_name, &it.policy_name);
        format!("{who} {what} {} {}", it.policy_type, it.resource_group_id)
    };
    let page = planner.page(all, pages, PageBounds::strict(10, 100), key)?;
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        policy_attachments: page.items,
        total_count: page.total,
    })
}
