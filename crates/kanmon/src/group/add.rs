use openapi::rule_file::RuleRow;
use serde_json::{Value, json};

use super::caller::{Caller, param};
use super::rule;
use crate::failure::Failure;
use crate::output::Progress;

/// What became of rules that were to be added.
#[derive(Debug, Default)]
pub(super) struct Added {
    /// How many the group has now; those it had before among them.
    pub(super) accepted: usize,
    /// The others: number, rule, and what the API said.
    pub(super) refused: Vec<(usize, RuleRow, String)>,
}

/// Adds the system's rules of an old group, as [`add`] does those of users.
///
/// # Errors
/// The connection's; refusals are part of the answer.
pub(super) fn add_system(
    caller: &Caller,
    group: &str,
    rules: &[(usize, RuleRow)],
) -> Result<Added, Failure> {
    let mut added = Added::default();
    let rules: Vec<_> = rules.iter().collect();
    in_batches(&mut added, &rules, |batch| import(caller, group, batch))?;
    Ok(added)
}

/// Adds numbered rules in as few calls as they fit into. A call adds all or nothing; of one that is refused, every rule
/// is tried alone, so that one bad rule does not keep the others out.
///
/// # Errors
/// The connection's; refusals are part of the answer.
pub(super) fn add(
    caller: &Caller,
    group: &str,
    rules: &[(usize, RuleRow)],
) -> Result<Added, Failure> {
    let progress = Progress::start("adding rules");
    let mut added = Added::default();
    for is_egress in [false, true] {
        let of_direction: Vec<_> = rules
            .iter()
            .filter(|(_, row)| row.is_egress() == is_egress)
            .collect();
        in_batches(&mut added, &of_direction, |batch| {
            progress.say(format!("adding {} rules", batch.len()));
            authorize(caller, group, batch)
        })?;
    }
    added.refused.sort_by_key(|(number, _, _)| *number);
    Ok(added)
}

fn in_batches(
    added: &mut Added,
    rules: &[&(usize, RuleRow)],
    call: impl Fn(&[&(usize, RuleRow)]) -> Result<(), Failure>,
) -> Result<(), Failure> {
    for batch in batches(rules) {
        match call(batch) {
            Ok(()) => added.accepted += batch.len(),
            Err(Failure::Refused { .. }) if batch.len() > 1 => {
                for one in batch {
                    note(added, one, call(&[*one]))?;
                }
            }
            outcome => note(added, batch[0], outcome)?,
        }
    }
    Ok(())
}

fn note(
    added: &mut Added,
    rule: &(usize, RuleRow),
    outcome: Result<(), Failure>,
) -> Result<(), Failure> {
    match outcome {
        Ok(()) => added.accepted += 1,
        Err(Failure::Refused { code, message, .. }) => {
            added
                .refused
                .push((rule.0, rule.1.clone(), format!("{code}: {message}")));
        }
        Err(other) => return Err(other),
    }
    Ok(())
}

fn authorize(caller: &Caller, group: &str, rules: &[&(usize, RuleRow)]) -> Result<(), Failure> {
    let action = match rules.first() {
        Some((_, row)) if row.is_egress() => "AuthorizeSecurityGroupEgress",
        _ => "AuthorizeSecurityGroup",
    };
    let numbered = (1..).zip(rules);
    let parameters = numbered.flat_map(|(n, (_, row))| row.parameters(n).collect::<Vec<_>>());
    let group = [param("SecurityGroupId", group)];
    caller.ecs(action, parameters.chain(group)).map(drop)
}

fn import(caller: &Caller, group: &str, rules: &[&(usize, RuleRow)]) -> Result<(), Failure> {
    let numbered = (1..).zip(rules);
    let parameters = numbered.flat_map(|(n, (_, row))| {
        let direction = param(&format!("Permissions.{n}.Direction"), row.get("Direction"));
        row.parameters(n).chain([direction]).collect::<Vec<_>>()
    });
    let group = [param("SecurityGroupId", group)];
    caller
        .kanmon("ImportSystemRules", parameters.chain(group))
        .map(drop)
}

/// At most 100 rules each, and no more than a request target holds.
///
/// Source: ECS API, `AuthorizeSecurityGroup`, `Permissions.N`.
fn batches<'r, 's>(
    rules: &'s [&'r (usize, RuleRow)],
) -> impl Iterator<Item = &'s [&'r (usize, RuleRow)]> {
    let mut rest = rules;
    std::iter::from_fn(move || {
        let mut size = 0;
        let fits = |rule: &&&(usize, RuleRow)| {
            size += rule
                .1
                .parameters(100)
                .map(|(name, value)| name.len() + 3 * value.len() + 2)
                .sum::<usize>();
            size <= MOST_BYTES
        };
        let count = rest.iter().take(100).take_while(fits).count().max(1);
        let (batch, behind) = rest.split_at(count.min(rest.len()));
        rest = behind;
        (!batch.is_empty()).then_some(batch)
    })
}

impl Added {
    /// Both together.
    pub(super) fn and(mut self, other: Self) -> Self {
        self.accepted += other.accepted;
        self.refused.extend(other.refused);
        self.refused.sort_by_key(|(number, _, _)| *number);
        self
    }

    /// One line a refused rule.
    pub(super) fn lines(&self) -> Vec<String> {
        let refused = self.refused.iter();
        refused
            .map(|(number, row, why)| format!("refused: rule {number}, {row}: {why}"))
            .collect()
    }

    /// The refused rules for programs.
    pub(super) fn json(&self) -> Vec<Value> {
        let refused = self.refused.iter();
        refused
            .map(
                |(number, row, why)| json!({"Number": number, "Rule": rule::json(row), "Why": why}),
            )
            .collect()
    }
}

/// Of the 64 KiB that a request target may have, with room for the signature's parameters.
const MOST_BYTES: usize = 48 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_at_most_100_rules_and_no_more_than_fit() {
        let plain = |n| (n, RuleRow::default().with("IpProtocol", "TCP"));
        let long = |n| (n, RuleRow::default().with("Description", &"北".repeat(512)));
        for (rules, sizes) in [
            (Vec::new(), vec![]),
            ((1..=200).map(plain).collect(), vec![100, 100]),
            ((1..=101).map(plain).collect(), vec![100, 1]),
            ((1..=25).map(long).collect(), vec![10, 10, 5]),
        ] {
            let rules: Vec<_> = rules.iter().collect();
            let found: Vec<_> = batches(&rules).map(<[_]>::len).collect();
            assert_eq!(found, sizes);
        }
    }
}
