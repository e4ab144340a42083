//! Adding rules, of one direction or of both.

use cloud_id::SecurityGroupRuleId;
use header_space::Direction;
use openapi::{ApiError, errors};
use secgroup::NewRule;

use super::permission::{Permission, Reading};
use super::rule_refusal::{self, RuleOperation};
use super::{rule_change, subject};
use crate::planner::Planner;

/// Adds rules to a group: all of them or none. A rule that is there already adds nothing.
pub(super) fn authorize(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    direction: Direction,
    permissions: &[Permission<'_>],
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let asked = read(
        planner,
        permissions
            .iter()
            .map(|permission| (direction, *permission)),
    )?;
    let (group, permit) = subject::own_group(planner, &id)?;
    let surroundings = rule_change::surroundings(planner, group);
    let (after, _) = group
        .authorize(&asked, rule_ids(planner), planner.now(), &surroundings)
        .map_err(|error| {
            rule_refusal::of_authorize(&asked, error, |wanted, limit| {
                let snapshot = planner.snapshot();
                rule_change::overfull_enis(snapshot, group, &surroundings, wanted, limit)
            })
        })?;
    rule_change::put(planner, &permit, group, after);
    Ok(())
}

/// Replaces all rules of a group at once. A rule that stays keeps its id and age.
pub(super) fn configure(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    permissions: &[(Direction, Permission<'_>)],
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let asked = read(planner, permissions.iter().copied())?;
    let (group, permit) = subject::own_group(planner, &id)?;
    let surroundings = rule_change::surroundings(planner, group);
    let (after, _) = group
        .configure(&asked, rule_ids(planner), planner.now(), &surroundings)
        .map_err(|error| {
            rule_refusal::of_authorize(&asked, error, |wanted, limit| {
                let snapshot = planner.snapshot();
                rule_change::overfull_enis(snapshot, group, &surroundings, wanted, limit)
            })
        })?;
    rule_change::put(planner, &permit, group, after);
    Ok(())
}

fn read<'r>(
    planner: &Planner<'_>,
    permissions: impl ExactSizeIterator<Item = (Direction, Permission<'r>)>,
) -> Result<Vec<NewRule>, ApiError> {
    let count = permissions.len();
    let rule = |(index, (direction, permission)): (usize, (Direction, Permission<'_>))| {
        let reading = Reading {
            operation: RuleOperation::Authorize,
            direction,
            owner: planner.account(),
        };
        permission.rule(reading).map_err(|error| match count {
            1 => error,
            _ => rule_refusal::in_batch(error, index),
        })
    };
    permissions.enumerate().map(rule).collect()
}

fn rule_ids(planner: &Planner<'_>) -> impl FnMut() -> SecurityGroupRuleId {
    || SecurityGroupRuleId::from_random(planner.region(), planner.random())
}

/// `Direction` of a rule in `ConfigureSecurityGroupPermissions`.
pub(super) fn direction(text: Option<&str>) -> Result<Direction, ApiError> {
    let text = text.unwrap_or_default();
    match text.to_ascii_lowercase().as_str() {
        "ingress" => Ok(Direction::Ingress),
        "egress" => Ok(Direction::Egress),
        _ => Err(errors::INVALID_PARAM_PERMISSIONS.with(format_args!(
            "Direction is {text:?}; it is ingress or egress"
        ))),
    }
}
