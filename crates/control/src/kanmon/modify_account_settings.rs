use openapi::generated::kanmon::modify_account_settings::{Request, Response};
use openapi::{ApiError, errors};
use secgroup::Profile;

use super::account_named::account_named;
use super::policy_settings;
use crate::planner::Planner;

/// Gives an account another profile in every region, raises its limits above that, or lets its ENIs send to TCP
/// port 25; for the account that runs the region. What is not given stays; 0 gives the profile's limit back, and
/// the profile `region` that of each region. It holds at once: what then stands above a limit is kept and cannot
/// grow. `CidrInRange` says what that operator means in all policies of the account, `PolicyDialect` in which dialect
/// new ones may be written, `RuleWriterResource` whether writing rules asks policies about the group or about `*`.
///
/// Source: Kanmon API, `ModifyAccountSettings`. Choice: docs/decisions/0001-decision-table.md, rows 1 and 9.
pub(crate) fn plan(planner: &mut Planner<'_>, request: &Request) -> Result<Response, ApiError> {
    let (account, mut settings) = account_named(planner, request.account_id.as_deref())?;
    if let Some(is_exempt) = request.smtp_exempt {
        settings.smtp_exempt = is_exempt;
    }
    if let Some(name) = &request.profile {
        settings.profile = profile(name)?;
    }
    let raised = &mut settings.raised;
    for (limit, name, given) in [
        (&mut raised.groups_per_eni, "GroupsPerEni", request.groups_per_eni),
        (&mut raised.rules_per_group, "RulesPerGroup", request.rules_per_group),
        (&mut raised.rules_per_eni, "RulesPerEni", request.rules_per_eni),
        (&mut raised.group_peer_rules, "GroupPeerRules", request.group_peer_rules),
    ] {
        raise(limit, name, given, u16::MAX)?;
    }
    let addresses = request.addresses_per_basic_group;
    let enis = request.enis_per_advanced_group;
    let prefix_lists = request.prefix_lists_per_region;
    let port_lists = request.port_range_lists_per_region;
    for (limit, name, given) in [
        (&mut raised.groups_per_region, "GroupsPerRegion", request.groups_per_region),
        (&mut raised.addresses_per_basic_group, "AddressesPerBasicGroup", addresses),
        (&mut raised.enis_per_advanced_group, "EnisPerAdvancedGroup", enis),
        (&mut raised.prefix_lists_per_region, "PrefixListsPerRegion", prefix_lists),
        (&mut raised.port_range_lists_per_region, "PortRangeListsPerRegion", port_lists),
    ] {
        raise(limit, name, given, HIGHEST)?;
    }
    planner.set_settings(account, settings)?;
    let given = policy_settings::Given {
        cidr_in_range: request.cidr_in_range.as_deref(),
        dialect: request.policy_dialect.as_deref(),
        rule_writer_resource: request.rule_writer_resource.as_deref(),
    };
    policy_settings::set(planner, account, &given)?;
    Ok(Response {})
}

/// The profile of a name; `None` for that of each region.
pub(super) fn profile(name: &str) -> Result<Option<Profile>, ApiError> {
    match name {
        OF_REGION => Ok(None),
        name => Profile::named(name)
            .map(Some)
            .ok_or_else(|| errors::INVALID_PARAMETER.with(format_args!("Profile is {name}"))),
    }
}

fn raise<T: TryFrom<i64> + Into<i64> + Copy>(
    limit: &mut Option<T>,
    name: &str,
    given: Option<i64>,
    highest: T,
) -> Result<(), ApiError> {
    let Some(given) = given else { return Ok(()) };
    let highest = highest.into();
    let value = T::try_from(given).ok().filter(|_| (0..=highest).contains(&given));
    let value = value.ok_or_else(|| {
        errors::INVALID_PARAMETER.with(format_args!("{name} is {given}; it may be 0 to {highest}"))
    })?;
    *limit = (given > 0).then_some(value);
    Ok(())
}

/// The word for the profile of each region.
pub(super) const OF_REGION: &str = "region";

const HIGHEST: u32 = 1_000_000;
