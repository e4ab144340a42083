use std::process::ExitCode;

use openapi::rule_file::RuleRow;
use serde_json::{Value, json};

use super::caller::{Caller, Seen, param, text};
use super::{Show, rule, warning};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::state_dir::StateDir;

/// Shows one group: rules, members, who holds it and why, what to know about its rules.
///
/// # Errors
/// No region, or what the API refused.
pub(super) fn run(
    state_dir: &StateDir,
    options: &Show,
    output: Output,
) -> Result<ExitCode, Failure> {
    let caller = Caller::of_group(state_dir, &options.who, &options.group)?;
    let group = caller.group(&options.group)?;
    let named = [param("SecurityGroupId", &options.group)];
    let protection = caller.kanmon("DescribeSecurityGroupProtection", named)?;
    let is_exempt = caller.is_smtp_exempt()?;
    let of_others = of_others(&group, &protection);
    let warnings = warning::about(&group.rules, is_exempt);
    match output {
        Output::Json => output::print_json(&json!({
            "SecurityGroup": group.summary,
            "InnerAccessPolicy": group.inner_access,
            "Rules": group.rules.iter().map(rule::json).collect::<Vec<Value>>(),
            "RulesOfOthers": of_others.iter().map(OfOther::json).collect::<Vec<Value>>(),
            "DeletionProtection": protection["DeletionProtection"],
            "ServiceManaged": protection["ServiceManaged"],
            "Holder": protection["Holder"],
            "HoldReason": protection["Reason"],
            "SmtpExempt": is_exempt,
            "Warnings": warnings,
        })),
        Output::Text => output::print(&page(&group, &protection, &of_others, is_exempt, &warnings)),
    }
    Ok(ExitCode::SUCCESS)
}

/// A rule that somebody else than the group's owner added.
struct OfOther<'s> {
    rule: &'s RuleRow,
    id: &'s str,
    holder: &'s str,
    reason: &'s str,
}

impl OfOther<'_> {
    fn json(&self) -> Value {
        json!({
            "SecurityGroupRuleId": self.id,
            "Rule": rule::json(self.rule),
            "Holder": self.holder,
            "Reason": self.reason,
        })
    }
}

/// In the order of the rules.
fn of_others<'s>(group: &'s Seen, protection: &'s Value) -> Vec<OfOther<'s>> {
    let held = protection["Rules"]["Rule"].as_array();
    let held = held.map(Vec::as_slice).unwrap_or_default();
    let rules = group.rules.iter().zip(&group.rule_ids);
    rules
        .filter_map(|(rule, id)| {
            let by = held
                .iter()
                .find(|it| text(it, "SecurityGroupRuleId") == id)?;
            Some(OfOther {
                rule,
                id,
                holder: text(by, "Holder"),
                reason: text(by, "Reason"),
            })
        })
        .collect()
}

fn page(
    group: &Seen,
    protection: &Value,
    of_others: &[OfOther<'_>],
    is_exempt: bool,
    warnings: &[String],
) -> String {
    let network = match group.vpc.as_str() {
        "" => "the classic network",
        vpc => vpc,
    };
    let held = match text(protection, "Holder") {
        "" => "by nobody: it can be changed and deleted".to_owned(),
        holder => format!("by {holder}: {}", text(protection, "Reason")),
    };
    let smtp = if is_exempt {
        "open where a rule accepts it: the account is exempt"
    } else {
        "blocked: the account is not exempt"
    };
    let mut lines = vec![
        format!("{}  {}", group.id, group.name)
            .trim_end()
            .to_owned(),
        format!(
            "  type        {}, in {network} ({})",
            group.group_type.word(),
            group.region
        ),
        format!(
            "  inside      members {}",
            match group.inner_access.as_str() {
                "Accept" => "reach each other before any rule is asked",
                _ => "are like strangers",
            }
        ),
        format!(
            "  members     {} instances, room for {} more",
            group.summary["EcsCount"], group.summary["AvailableInstanceAmount"]
        ),
        format!("  held        {held}"),
        format!("  TCP 25 out  {smtp}"),
        format!("  rules       {}", group.rules.len()),
    ];
    if !group.rules.is_empty() {
        lines.push(String::new());
        lines.push(rule::table(&group.rules));
    }
    if !of_others.is_empty() {
        lines.push(String::new());
        lines.extend(of_others.iter().map(
            |OfOther {
                 rule,
                 holder,
                 reason,
                 ..
             }| { format!("added by {holder}: {rule}: {reason}") },
        ));
    }
    if !warnings.is_empty() {
        lines.push(String::new());
        lines.extend(warning::lines(warnings));
    }
    lines.join("\n")
}
