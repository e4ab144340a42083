use openapi::ApiError;
use openapi::generated::kanmon::describe_security_group_protection::{
    Request, Response, ResponseRule,
};
use secgroup::Rule;

use super::rule_holder::rule_holder;
use crate::ecs::{rule_refusal, subject};
use crate::planner::Planner;

/// Who keeps a group from being changed or deleted, and why; empty texts where nobody does. And which of its rules
/// somebody else than its owner added.
///
/// Source: Kanmon API, `DescribeSecurityGroupProtection`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let id = subject::group_id(request.security_group_id.as_deref())?;
    let (group, _) = subject::own_group(planner, &id)?;
    let (holder, reason) = match &group.managed_by {
        Some(by) => (
            by.service_id.clone(),
            rule_refusal::WHY_MANAGED,
        ),
        None if group.deletion_protection => (
            group.owner.to_string(),
            "deletion protection is on: everything but deletion is open",
        ),
        None => (String::new(), ""),
    };
    Ok(Response {
        deletion_protection: group.deletion_protection,
        holder,
        reason: reason.to_owned(),
        rules: group.rules.iter().filter_map(held).collect(),
        security_group_id: group.id.to_string(),
        service_managed: group.managed_by.is_some(),
    })
}

fn held(rule: &Rule) -> Option<ResponseRule> {
    let (holder, reason) = rule_holder(rule)?;
    Some(ResponseRule {
        holder: holder.to_owned(),
        reason: reason.to_owned(),
        security_group_rule_id: rule.id.to_string(),
    })
}
