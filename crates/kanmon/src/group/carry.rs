use std::collections::BTreeMap;
use std::process::ExitCode;

use openapi::rule_file::RuleRow;
use secgroup::{Destination, Reliance};
use serde_json::json;

use super::caller::{Caller, Seen, param};
use super::{CloneTo, Type, add, create, list, rule};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Makes a group with the rules of another one. What cannot be carried is named; what the API refuses too, and then the
/// exit code is 1.
///
/// Source: ECS guide, cloning of security groups.
///
/// # Errors
/// No region, or what the API refused about the group itself.
pub(super) fn run(
    state_dir: &StateDir,
    options: &CloneTo,
    output: Output,
) -> Result<ExitCode, Failure> {
    let caller = Caller::of_group(state_dir, &options.who, &options.group)?;
    let source = caller.group(&options.group)?;
    let mut plan = Plan::of(options, &source);
    let caller = match &options.region {
        Some(region) => {
            let there = caller.in_region(region);
            if options.with_lists && *region != source.region {
                plan.carry_lists(&caller, &there)?;
            }
            there
        }
        None => caller,
    };
    let new = create::New {
        group_type: plan.group_type,
        vpc: plan.vpc,
        name: options.name.as_deref().unwrap_or(&source.name),
        description: source.summary["Description"].as_str().unwrap_or_default(),
    };
    let id = create::make(&caller, &new)?;
    let added = fill(&caller, &source, &plan, &id)
        .map_err(|error| Failure::Other(format!("{id} was made, but not all of it: {error}")))?;
    match output {
        Output::Json => output::print_json(&json!({
            "SecurityGroupId": id,
            "Carried": added.accepted,
            "NotCarried": plan.left.iter().map(|(number, row, why)| {
                json!({"Number": number, "Rule": rule::json(row), "Why": why})
            }).collect::<Vec<_>>(),
            "Refused": added.json(),
            "Notes": plan.notes,
        })),
        Output::Text => {
            let type_word = plan.group_type.word();
            let mut lines = vec![format!(
                "{id}  {type_word}, {} of {} rules",
                added.accepted,
                source.rules.len()
            )];
            let left = plan.left.iter();
            lines.extend(
                left.map(|(number, row, why)| format!("not carried: rule {number}, {row}: {why}")),
            );
            lines.extend(added.lines());
            lines.extend(plan.notes.iter().map(|note| format!("note: {note}")));
            output::print(&lines.join("\n"));
        }
    }
    Ok(ExitCode::from(u8::from(!added.refused.is_empty())))
}

/// Gives the new group what is carried.
fn fill(caller: &Caller, source: &Seen, plan: &Plan<'_>, id: &str) -> Result<add::Added, Failure> {
    let are_basic = (source.group_type, plan.group_type) == (Type::Basic, Type::Basic);
    if are_basic && source.inner_access == "Drop" {
        let drop = [
            param("SecurityGroupId", id),
            param("InnerAccessPolicy", "Drop"),
        ];
        caller.ecs("ModifySecurityGroupPolicy", drop)?;
    }
    add::add(caller, id, &plan.carried)
}

struct Plan<'p> {
    group_type: Type,
    vpc: &'p str,
    carried: Vec<(usize, RuleRow)>,
    left: Vec<(usize, RuleRow, String)>,
    notes: Vec<String>,
}

impl<'p> Plan<'p> {
    fn of(options: &'p CloneTo, source: &'p Seen) -> Self {
        let group_type = options.group_type.unwrap_or(source.group_type);
        let vpc = options.vpc.as_deref().unwrap_or(&source.vpc);
        let destination = Destination {
            group_type: group_type.meant(),
            is_same_network: vpc == source.vpc,
            is_same_region: options
                .region
                .as_ref()
                .is_none_or(|region| *region == source.region),
            is_classic: vpc.is_empty(),
        };
        let (mut carried, mut left) = (Vec::new(), Vec::new());
        let mut lowered = 0;
        for (number, row) in (1..).zip(&source.rules) {
            let mut relies = reliance(row);
            if options.with_lists && !destination.is_same_region {
                (relies.on_prefix_list, relies.on_port_range_list) = (false, false);
            }
            if let Err(why) = destination.takes(relies) {
                left.push((number, row.clone(), why.to_string()));
                continue;
            }
            let is_system = row.get("Priority").parse::<u8>().is_ok_and(|it| it > 100);
            lowered += usize::from(is_system);
            let row = if is_system {
                row.clone().with("Priority", "100")
            } else {
                row.clone()
            };
            carried.push((number, row));
        }
        let mut notes = Vec::new();
        if lowered > 0 {
            notes.push(format!(
                "{lowered} rules of a priority above 100 have 100 now"
            ));
        }
        match (source.group_type, group_type) {
            (Type::Basic, Type::Advanced) => notes.push(
                "in an advanced group members are isolated, and outgoing packets are dropped unless a rule accepts them".to_owned(),
            ),
            (Type::Advanced, Type::Basic) => notes.push(
                "in a basic group members reach each other, and outgoing packets are accepted unless a rule drops them".to_owned(),
            ),
            (Type::Basic, Type::Basic) | (Type::Advanced, Type::Advanced) => {}
        }
        Self {
            group_type,
            vpc,
            carried,
            left,
            notes,
        }
    }
}

impl Plan<'_> {
    /// Lets the rules that are carried name lists of the region they go to.
    fn carry_lists(&mut self, from: &Caller, to: &Caller) -> Result<(), Failure> {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for (_, row) in &mut self.carried {
            for field in ["SourcePrefixListId", "DestPrefixListId", "PortRangeListId"] {
                let old = row.get(field).to_owned();
                if old.is_empty() {
                    continue;
                }
                let new = match known.get(&old) {
                    Some(new) => new.clone(),
                    None => {
                        let list = list::carry(from, to, &old)?;
                        let what = if list.is_new {
                            "was made like"
                        } else {
                            "says the same as"
                        };
                        self.notes.push(format!("{} {what} {old}", list.id));
                        known.entry(old).or_insert(list.id).clone()
                    }
                };
                *row = row.clone().with(field, &new);
            }
        }
        Ok(())
    }
}

fn reliance(row: &RuleRow) -> Reliance {
    let peer = row.peer();
    Reliance {
        on_group: peer.starts_with("sg-"),
        on_prefix_list: peer.starts_with("pl-"),
        on_port_range_list: !row.get("PortRangeListId").is_empty(),
        on_public_card: row.get("NicType").eq_ignore_ascii_case("internet"),
    }
}
