//! Adding rules, of one direction or of both.

use std::sync::Arc;

use cloud_id::{AccountId, SecurityGroupRuleId};
use estate::GroupSurroundings;
use header_space::Direction;
use openapi::{ApiError, errors};
use secgroup::{AuthorizeError, NewRule, SecurityGroup};

use super::permission::{Permission, Reading};
use super::rule_refusal::{self, RuleOperation};
use super::{rule_change, rule_permit, subject};
use crate::caller::Permit;
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
        planner.account(),
        permissions
            .iter()
            .map(|permission| (direction, *permission)),
    )?;
    let rules = asked.iter().map(|rule| &rule.spec);
    let (group, permit) = rule_permit::own_group(planner, &id, rules, |planner, group| {
        let surroundings = rule_change::surroundings(planner, group);
        let after = group.authorize(&asked, rule_ids(planner), planner.now(), &surroundings);
        after.ok().map(|(after, _)| after)
    })?;
    add(planner, group, &permit, &asked)
}

/// Adds rules that were read: all of them or none.
pub(super) fn add(
    planner: &mut Planner<'_>,
    group: &Arc<SecurityGroup>,
    permit: &Permit,
    asked: &[NewRule],
) -> Result<(), ApiError> {
    let surroundings = rule_change::surroundings(planner, group);
    let (after, _) = group
        .authorize(asked, rule_ids(planner), planner.now(), &surroundings)
        .map_err(|error| refused(planner, group, &surroundings, asked, error))?;
    rule_change::put(planner, permit, group, after);
    Ok(())
}

/// Why rules were not added.
pub(super) fn refused(
    planner: &Planner<'_>,
    group: &SecurityGroup,
    surroundings: &GroupSurroundings<'_>,
    asked: &[NewRule],
    error: AuthorizeError,
) -> ApiError {
    rule_refusal::of_authorize(group, asked, error, |wanted, limit| {
        rule_change::overfull_enis(planner.snapshot(), group, surroundings, wanted, limit)
    })
}

/// Replaces all rules of a group at once. A rule that stays keeps its id and age, and is judged as one that is new.
///
/// Choice: docs/decisions/0036-what-policies-are-told.md
pub(super) fn configure(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    permissions: &[(Direction, Permission<'_>)],
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let asked = read(planner.account(), permissions.iter().copied())?;
    let rules = asked.iter().map(|rule| &rule.spec);
    let (group, permit) = rule_permit::own_group(planner, &id, rules, |planner, group| {
        let surroundings = rule_change::surroundings(planner, group);
        let after = group.configure(&asked, rule_ids(planner), planner.now(), &surroundings);
        after.ok().map(|(after, _)| after)
    })?;
    let surroundings = rule_change::surroundings(planner, group);
    let (after, _) = group
        .configure(&asked, rule_ids(planner), planner.now(), &surroundings)
        .map_err(|error| refused(planner, group, &surroundings, &asked, error))?;
    rule_change::put(planner, &permit, group, after);
    Ok(())
}

/// Reads rules; a peer group of which no owner is told is of `owner`.
pub(super) fn read<'r>(
    owner: AccountId,
    permissions: impl ExactSizeIterator<Item = (Direction, Permission<'r>)>,
) -> Result<Vec<NewRule>, ApiError> {
    let count = permissions.len();
    let rule = |(index, (direction, permission)): (usize, (Direction, Permission<'_>))| {
        let reading = Reading {
            operation: RuleOperation::Authorize,
            direction,
            owner,
        };
        permission.rule(reading).map_err(|error| match count {
            1 => error,
            _ => rule_refusal::in_batch(error, index),
        })
    };
    permissions.enumerate().map(rule).collect()
}

pub(super) fn rule_ids(planner: &Planner<'_>) -> impl FnMut() -> SecurityGroupRuleId {
    || SecurityGroupRuleId::from_random(planner.region(), planner.random())
}

/// `Direction` of a rule in `ConfigureSecurityGroupPermissions`.
pub(crate) fn direction(text: Option<&str>) -> Result<Direction, ApiError> {
    let text = text.unwrap_or_default();
    match text.to_ascii_lowercase().as_str() {
        "ingress" => Ok(Direction::Ingress),
        "egress" => Ok(Direction::Egress),
        _ => Err(errors::INVALID_PARAM_PERMISSIONS.with(format_args!(
            "Direction is {text:?}; it is ingress or egress"
        ))),
    }
}
