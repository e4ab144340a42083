//! Modifying one rule: by its id anything but its kind, by its fields the description.

use header_space::Direction;
use openapi::{ApiError, errors};
use secgroup::{ModifyRuleError, Network, NicType, RuleError, RuleSpec, SecurityGroup};

use super::permission::{self, Permission, Reading};
use super::rule_refusal::{self, RuleOperation};
use super::{rule_change, rule_permit, subject};
use crate::planner::Planner;

/// Modifies a rule of one direction.
pub(super) fn modify(
    planner: &mut Planner<'_>,
    group: Option<&str>,
    direction: Direction,
    rule: Option<&str>,
    fields: Permission<'_>,
) -> Result<(), ApiError> {
    let id = subject::group_id(group)?;
    let reading = Reading {
        operation: RuleOperation::Modify,
        direction,
        owner: planner.account(),
    };
    match rule {
        Some(rule) => {
            let rule = permission::rule_id(rule)?;
            let change = fields.change(reading)?;
            // Policies see the rule that results, so that what is not named in the request counts too.
            let found = planner.own(planner.snapshot().security_group(&id));
            let after = |planner: &Planner<'_>, group: &SecurityGroup| {
                let surroundings = rule_change::surroundings(planner, group);
                group
                    .modify_rule(&rule, direction, &change, &surroundings)
                    .ok()
            };
            let result = found.and_then(|group| {
                let after = after(planner, group);
                let spec = |group: &SecurityGroup| group.rule(&rule).map(|it| it.spec.clone());
                after.as_ref().map_or_else(|| spec(group), spec)
            });
            let (group, permit) = rule_permit::own_group(planner, &id, result.iter(), after)?;
            check_direction(group, &rule, direction)?;
            let surroundings = rule_change::surroundings(planner, group);
            let after = group
                .modify_rule(&rule, direction, &change, &surroundings)
                .map_err(|error| {
                    rule_refusal::of_modify(group, direction, error, |wanted, limit| {
                        let snapshot = planner.snapshot();
                        rule_change::overfull_enis(snapshot, group, &surroundings, wanted, limit)
                    })
                })?;
            rule_change::put(planner, &permit, group, after);
        }
        None => {
            if fields.ip_protocol.is_none() {
                return Err(errors::INVALID_PARAM_INVALID_MODIFY_RULE_REQUEST
                    .with("neither SecurityGroupRuleId nor the fields of a rule are given"));
            }
            let named = fields.rule(reading)?;
            let written = std::iter::once(&named.spec);
            let (group, permit) = rule_permit::own_group(planner, &id, written, |_, _| None)?;
            check_fields(planner, group, &named.spec)?;
            // A description that is left out stays.
            let description = match (fields.description, group.rule_that_says(&named.spec)) {
                (None, Some(rule)) => rule.description.clone(),
                (_, _) => named.description,
            };
            let after = group
                .describe_rule(&named.spec, description)
                .map_err(|error| {
                    rule_refusal::of_modify(group, direction, error, |_, _| String::new())
                })?;
            rule_change::put(planner, &permit, group, after);
        }
    }
    Ok(())
}

/// An id of a rule that is not there, or that is of the other direction.
fn check_direction(
    group: &SecurityGroup,
    id: &cloud_id::SecurityGroupRuleId,
    direction: Direction,
) -> Result<(), ApiError> {
    if group.managed_by.is_some() {
        return Err(rule_refusal::managed(group));
    }
    match group.rule(id) {
        Some(rule) if rule.spec.direction == direction => Ok(()),
        Some(rule) if rule.spec.names_a_group() => {
            Err(errors::INVALID_SOURCE_OR_DEST_GROUP_ID_DIRECTION_MISSMATCH
                .with(format_args!("rule {id} is of the other direction")))
        }
        Some(_) => Err(errors::INVALID_SECURITY_GROUP_RULE_ID_NOT_FOUND
            .with(format_args!("rule {id} is of the other direction"))),
        None => Err(errors::INVALID_PARAM_SECURITY_GROUP_RULE_ID
            .with(format_args!("the group has no rule {id}"))),
    }
}

/// Fields that name no rule of the group: because no rule can be so, because the rule is of the other card, or
/// because there is none.
fn check_fields(
    planner: &Planner<'_>,
    group: &SecurityGroup,
    spec: &RuleSpec,
) -> Result<(), ApiError> {
    if group.managed_by.is_some() || group.rule_that_says(spec).is_some() {
        return Ok(());
    }
    let kept = group.as_kept(spec);
    group
        .check_rule(&kept, &rule_change::surroundings(planner, group))
        .map_err(|error| {
            // What the request says by itself has the codes of the other operations.
            let operation = match error {
                RuleError::Ipv4ProtocolWithIpv6 | RuleError::Ipv6ProtocolWithIpv4 => {
                    RuleOperation::Revoke
                }
                _ => RuleOperation::Modify,
            };
            rule_refusal::of_rule_said(operation, spec, error)
        })?;
    let nic_type = match spec.nic_type {
        NicType::Internet => NicType::Intranet,
        NicType::Intranet => NicType::Internet,
    };
    let of_other_card = RuleSpec {
        nic_type,
        ..spec.clone()
    };
    if group.network == Network::Classic && group.rule_that_says(&of_other_card).is_some() {
        return Err(errors::INVALID_NIC_TYPE_MISMATCH.with("the rule is of the other card"));
    }
    Err(rule_refusal::of_modify(
        group,
        spec.direction,
        ModifyRuleError::UnknownRule,
        |_, _| String::new(),
    ))
}
