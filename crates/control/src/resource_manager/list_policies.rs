use openapi::ApiError;
use openapi::generated::ram::list_policies as ram;
use openapi::generated::resourcemanager::list_policies::{Request, Response, ResponsePolicy};

use crate::paging::{PageBounds, PageRequest};
use crate::planner::Planner;
use crate::ram::list_policies;

/// As `Ram:ListPolicies` does, page by page.
///
/// Source: ResourceManager API, `ListPolicies`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let mut asked = ram::Request {
        max_items: Some(MOST_AT_ONCE),
        policy_type: request.policy_type.clone(),
        ..ram::Request::default()
    };
    let mut all = Vec::new();
    loop {
        let part = list_policies::plan(planner, &asked)?;
        all.extend(part.policies);
        if !part.is_truncated {
            break;
        }
        asked.marker = Some(part.marker);
    }
    let pages = PageRequest {
        page_number: request.page_number,
        page_size: request.page_size,
        ..PageRequest::default()
    };
    let key = |it: &ram::ResponsePolicy| format!("{} {}", it.policy_name, it.policy_type);
    let page = planner.page(all, pages, PageBounds::strict(10, 100), key)?;
    Ok(Response {
        page_number: page.page_number,
        page_size: page.page_size,
        policies: page.items.into_iter().map(policy).collect(),
        total_count: page.total,
    })
}

fn policy(it: ram::ResponsePolicy) -> ResponsePolicy {
    ResponsePolicy {
        attachment_count: it.attachment_count,
        create_date: it.create_date,
        default_version: it.default_version,
        description: it.description,
        policy_name: it.policy_name,
        policy_type: it.policy_type,
        update_date: it.update_date,
    }
}

/// Source: RAM API, `ListPolicies`, `MaxItems`.
pub(crate) const MOST_AT_ONCE: i64 = 1_000;
