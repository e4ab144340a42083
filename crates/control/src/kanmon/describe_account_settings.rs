use openapi::ApiError;
use openapi::generated::kanmon::describe_account_settings::{Request, Response, ResponseLimits};

use super::account_named::account_named;
use crate::planner::Planner;

/// What holds for an account in the region: its limits, the profile they are raised from, and whether that is its
/// own or the region's; whether it may send to TCP port 25. A limit of 0 is none.
///
/// Source: Kanmon API, `DescribeAccountSettings`.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (account, settings) = account_named(planner, request.account_id.as_deref())?;
    planner.permit(&format!("account/{account}"), planner.account())?;
    let limits = planner.limits_of(account);
    let of_policies = super::policy_settings::of(planner, account);
    Ok(Response {
        account_id: account.to_string(),
        cidr_in_range: of_policies.cidr_in_range.name().to_owned(),
        policy_dialect: super::policy_settings::dialect_name(of_policies.dialect).to_owned(),
        limits: ResponseLimits {
            addresses_per_basic_group: limits.addresses_per_basic_group.into(),
            enis_per_advanced_group: limits.enis_per_advanced_group.into(),
            group_peer_rules: limits.group_peer_rules.into(),
            groups_per_eni: limits.groups_per_eni.into(),
            groups_per_region: limits.groups_per_region.into(),
            port_range_lists_per_region: limits.port_range_lists_per_region.into(),
            prefix_lists_per_region: limits.prefix_lists_per_region.into(),
            rules_per_eni: limits.rules_per_eni.into(),
            rules_per_group: limits.rules_per_group.unwrap_or(0).into(),
        },
        profile: settings.profile_in(planner.region_config()).name().to_owned(),
        profile_of: if settings.profile.is_some() { "account" } else { "region" }.to_owned(),
        rule_writer_resource: of_policies.rule_writers.name().to_owned(),
        smtp_exempt: settings.smtp_exempt,
    })
}
