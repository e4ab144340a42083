//! Taking rules out of a group, by what they say or by their ids.

use cloud_id::SecurityGroupRuleId;
use header_space::Direction;
use openapi::{ApiError, errors};
use secgroup::{Network, NicType, RuleError, RuleSpec, SecurityGroup};

use super::permission::{self, Permission, Reading};
use super::rule_refusal::{self, RuleOperation};
use super::{rule_change, subject};
use crate::planner::Planner;

/// Takes out the rules that say what the permissions say. What no rule says is not missed.
pub(super) fn by_fields(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    direction: Direction,
    permissions: &[Permission<'_>],
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let reading = Reading {
        operation: RuleOperation::Revoke,
        direction,
        owner: planner.account(),
    };
    let mut asked = Vec::with_capacity(permissions.len());
    for (index, permission) in permissions.iter().enumerate() {
        let rule = permission.rule(reading);
        asked.push(
            rule.map_err(|error| of_batch(error, index, permissions.len()))?
                .spec,
        );
    }
    let (group, permit) = subject::own_group(planner, &id)?;
    let (after, _) = group
        .revoke(&asked)
        .map_err(|error| rule_refusal::of_revoke(group, error))?;
    for (index, spec) in asked.iter().enumerate() {
        check_unmatched(planner, group, spec)
            .map_err(|error| of_batch(error, index, asked.len()))?;
    }
    rule_change::put(planner, &permit, group, after);
    Ok(())
}

/// Takes out the rules with these ids. Every one must be there, in this direction.
pub(super) fn by_ids(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    direction: Direction,
    ids: &[String],
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let ids: Vec<SecurityGroupRuleId> = ids
        .iter()
        .map(|text| permission::rule_id(text))
        .collect::<Result<_, _>>()?;
    let (group, permit) = subject::own_group(planner, &id)?;
    let after = group
        .revoke_ids(&ids)
        .map_err(|error| rule_refusal::of_revoke(group, error))?;
    let of_other = ids.into_iter().find(|id| {
        group
            .rule(id)
            .is_some_and(|rule| rule.spec.direction != direction)
    });
    if let Some(id) = of_other {
        return Err(rule_refusal::of_revoke(
            group,
            secgroup::RevokeError::UnknownId { id },
        ));
    }
    rule_change::put(planner, &permit, group, after);
    Ok(())
}

/// A rule that the group does not say is no error, but one that it could not say is.
///
/// Choice: docs/decisions/0014-rules-on-the-wire.md
fn check_unmatched(
    planner: &Planner<'_>,
    group: &SecurityGroup,
    spec: &RuleSpec,
) -> Result<(), ApiError> {
    if group.rule_that_says(spec).is_some() {
        return Ok(());
    }
    let kept = group.as_kept(spec);
    match group.check_rule(&kept, &rule_change::surroundings(planner, group)) {
        Ok(()) => check_card(group, spec),
        // How full lists are does not matter when something goes, and two families match nothing.
        Err(
            RuleError::PrefixListUsers { .. }
            | RuleError::PortRangeListUsers { .. }
            | RuleError::FamiliesMixed
            | RuleError::PrefixListFamily,
        ) => Ok(()),
        Err(error) => Err(rule_refusal::of_rule_said(
            RuleOperation::Revoke,
            spec,
            error,
        )),
    }
}

/// In the classic network, the same rule of the other card is a slip worth telling.
fn check_card(group: &SecurityGroup, spec: &RuleSpec) -> Result<(), ApiError> {
    if group.network != Network::Classic {
        return Ok(());
    }
    let nic_type = match spec.nic_type {
        NicType::Internet => NicType::Intranet,
        NicType::Intranet => NicType::Internet,
    };
    match group.rule_that_says(&RuleSpec {
        nic_type,
        ..spec.clone()
    }) {
        Some(rule) => Err(errors::INVALID_NIC_TYPE_MISMATCH_403
            .with(format_args!("rule {} says this of the other card", rule.id))),
        None => Ok(()),
    }
}

fn of_batch(error: ApiError, index: usize, count: usize) -> ApiError {
    if count == 1 {
        error
    } else {
        rule_refusal::in_batch(error, index)
    }
}
