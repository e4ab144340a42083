use std::process::ExitCode;

use openapi::rule_file::RuleRow;
use serde_json::{Value, json};

use super::caller::{Caller, param, text};
use super::{Create, Template, Type, add, rule, warning};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Makes a group with the rules of a template. When a rule is refused there is no group.
///
/// # Errors
/// No region, or what the API refused.
pub(super) fn run(
    state_dir: &StateDir,
    options: &Create,
    output: Output,
) -> Result<ExitCode, Failure> {
    let caller = Caller::of(state_dir, &options.who)?;
    let caller = match &options.region {
        Some(region) => caller.in_region(region),
        None => caller,
    };
    let rules = rules(options.template, options.group_type);
    let new = New {
        group_type: options.group_type,
        vpc: options.vpc.as_deref().unwrap_or_default(),
        name: options.name.as_deref().unwrap_or_default(),
        description: options.description.as_deref().unwrap_or_default(),
    };
    let id = make(&caller, &new)?;
    let numbered: Vec<_> = (1..).zip(rules.iter().cloned()).collect();
    let added = add::add(&caller, &id, &numbered)?;
    if let Some((_, row, why)) = added.refused.first() {
        caller.ecs("DeleteSecurityGroup", [param("SecurityGroupId", &id)])?;
        return Err(Failure::Other(format!(
            "the template does not fit, and no group was made: {row}: {why}"
        )));
    }
    match output {
        Output::Json => output::print_json(&json!({
            "SecurityGroupId": id,
            "Rules": rules.iter().map(rule::json).collect::<Vec<Value>>(),
        })),
        Output::Text => {
            let mut lines = vec![format!(
                "{id}  {}, {} rules",
                options.group_type.word(),
                rules.len()
            )];
            if !rules.is_empty() {
                lines.push(rule::table(&rules));
            }
            lines.extend(warning::lines(&warning::about(&rules, true)));
            output::print(&lines.join("\n"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The rules of a template. In an advanced group outgoing packets are dropped by default; like the console, a template
/// accepts them there.
///
/// Source: guide 004, security group templates; ECS guide, advanced security groups.
fn rules(template: Template, group_type: Type) -> Vec<RuleRow> {
    let template = match template {
        Template::Linux => secgroup::Template::WebServerLinux,
        Template::Windows => secgroup::Template::WebServerWindows,
        Template::Custom => secgroup::Template::Custom,
    };
    let mut rows: Vec<_> = template.rules().iter().map(rule::row_of).collect();
    if group_type == Type::Advanced && !rows.is_empty() {
        let outgoing = RuleRow::default()
            .with("Direction", "egress")
            .with("Policy", "accept")
            .with("Priority", "1")
            .with("DestCidrIp", "0.0.0.0/0");
        rows.push(rule::with_traffic(outgoing, &secgroup::Traffic::All));
    }
    rows
}

/// A group to be made; empty texts are left out.
pub(super) struct New<'n> {
    pub(super) group_type: Type,
    pub(super) vpc: &'n str,
    pub(super) name: &'n str,
    pub(super) description: &'n str,
}

/// Makes a group without rules and gives its id.
pub(super) fn make(caller: &Caller, new: &New<'_>) -> Result<String, Failure> {
    let given = [
        ("SecurityGroupType", new.group_type.wire()),
        ("VpcId", new.vpc),
        ("SecurityGroupName", new.name),
        ("Description", new.description),
    ];
    let given = given.into_iter().filter(|(_, value)| !value.is_empty());
    let answer = caller.ecs(
        "CreateSecurityGroup",
        given.map(|(name, value)| param(name, value)),
    )?;
    Ok(text(&answer, "SecurityGroupId").to_owned())
}
