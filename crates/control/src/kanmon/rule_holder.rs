use secgroup::{Priority, Rule};

/// Who added a rule, and why, where it was not the owner of the group: a service, or the system when it made the
/// group.
///
/// Source: guide 001, rules that are added by themselves. Choice: docs/decisions/0001-decision-table.md, row 7.
pub(super) fn rule_holder(rule: &Rule) -> Option<(&str, &str)> {
    match &rule.holder {
        Some(holder) => Some((holder.service(), holder.reason())),
        None if rule.spec.priority == Priority::SYSTEM => Some(("ECS", SYSTEM)),
        None => None,
    }
}

const SYSTEM: &str =
    "a system rule of an old default group: weaker than any rule that a user can add";
